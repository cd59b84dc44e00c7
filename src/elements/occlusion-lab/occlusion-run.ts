import type {
  Engine,
  InputGradients,
  Look,
  Occlusion,
  OcclusionViewRows,
  OcclusionWish,
  SubjectNetwork,
} from '../../runner/engine/index.ts';
import { colourOfPatch, type PatchColour } from './patch-colour.ts';

/** A walk as a reader asks for it: which numbers its colour means, the image has to tell. */
export interface WalkWish extends Omit<OcclusionWish, 'colour'> {
  readonly colour: PatchColour;
}

/** The three maps of a walk; `NaN` where the patch has not been yet. */
export interface OcclusionMaps {
  readonly rows: number;
  readonly columns: number;
  readonly probability: Float32Array;
  readonly best: Float32Array;
  readonly strongest: Float32Array;
}

/** What became of a walk. */
export type RunState = 'empty' | 'running' | 'done' | 'stopped' | 'failed';

/** One walk of the patch over an image, as far as it has come. */
export class OcclusionRun {
  state: RunState = 'running';
  /** Rows that are done. */
  done = 0;
  /** The network and the image that are walked over, as soon as they are known. */
  network: SubjectNetwork | null = null;
  look: Look | null = null;
  maps: OcclusionMaps | null = null;
  /** What comes when all is done: the layer, its channel, what the network says of the whole image. */
  result: Occlusion | null = null;
  /** What the strongest map is stimulated by: its strongest place followed back as a deconvnet does. */
  projection: InputGradients | null = null;
  problem = '';
  private readonly abort = new AbortController();

  /** @param changed called when there is something new to show. */
  constructor(
    readonly wish: WalkWish,
    private readonly changed: () => void,
  ) {}

  /** Resolves when it has ended, whichever way. */
  async start(engine: Pick<Engine, 'call'>): Promise<void> {
    try {
      await this.walk(engine);
      this.state = 'done';
    } catch (error) {
      const { name, message } = error as Error;
      this.state = name === 'AbortError' ? 'stopped' : 'failed';
      this.problem = message;
    }
    this.changed();
  }

  private async walk(engine: Pick<Engine, 'call'>): Promise<void> {
    const { network, image, colour } = this.wish;
    const { signal } = this.abort;
    this.network = await engine.call('useNetwork', { network }, { signal });
    this.look = await engine.call('look', { network, image }, { signal });
    const wish = { ...this.wish, colour: colourOfPatch(colour, this.look.picture) };
    const onPartial = (rows: OcclusionViewRows) => this.add(rows);
    this.result = await engine.call('occlusion', wish, { signal, onPartial });
    this.projection = await this.project(engine, this.result);
  }

  private project(engine: Pick<Engine, 'call'>, { layer, channel }: Occlusion) {
    const { network, image } = this.wish;
    const wish = { network, image, unit: { layer, channel }, rules: ['deconvnet'] as const };
    return engine.call('inputGradients', wish, { signal: this.abort.signal });
  }

  /** Ends it at once; what is done stays. */
  stop(): void {
    this.abort.abort();
  }

  /** Places that are done, and all of them. */
  get places(): { readonly done: number; readonly all: number } {
    const { rows = 0, columns = 0 } = this.maps ?? {};
    return { done: this.done * columns, all: rows * columns };
  }

  private add(part: OcclusionViewRows): void {
    const columns = part.best.shape[1];
    const empty = () => new Float32Array(part.total * columns).fill(NaN);
    const maps = this.maps ?? {
      rows: part.total,
      columns,
      probability: empty(),
      best: empty(),
      strongest: empty(),
    };
    const put = (all: Float32Array, { data }: { data: Float32Array }) => {
      // A new array, so that what shows it sees that it has changed.
      const next = all.slice();
      next.set(data, part.first * columns);
      return next;
    };
    this.maps = {
      ...maps,
      probability: put(maps.probability, part.probability),
      best: put(maps.best, part.best),
      strongest: put(maps.strongest, part.strongest),
    };
    this.done = part.first + part.best.shape[0];
    this.changed();
  }
}
