import type {
  Engine,
  InputGradients,
  LayerOutput,
  NetworkChoice,
  PlacedUnit,
  ReluRule,
  RulePicture,
  SubjectImage,
  Unit,
} from '../../runner/engine/index.ts';
import { Latest, type SubjectSource } from '../subject/index.ts';

/** What the lab talks to. */
export interface RulesSources {
  readonly store: () => SubjectSource;
  readonly engine: () => Pick<Engine, 'call'>;
}

/** A number of the network in use, followed back by each rule, as far as it has come. */
export class RulesRun {
  /** What the layer on show gives. */
  output: LayerOutput | null = null;
  /** What was followed last. */
  result: InputGradients | null = null;
  /** Wished: a class, a number inside, or null for the most probable class. */
  unit: Unit | null = null;
  problem = '';
  busy = false;
  private readonly pictures = new Map<ReluRule, RulePicture>();
  private layer: string | undefined;
  /** Whether `output` is not what is to be shown; a call that was given up or failed leaves it so. */
  private stale = true;
  private readonly latest = new Latest();
  private abort = new AbortController();

  /** @param changed called when there is something new to show. */
  constructor(
    private readonly sources: RulesSources,
    private readonly changed: () => void,
  ) {}

  /** The picture by a rule; the one before stays until the next is there. */
  pictureBy(rule: ReluRule): RulePicture | null {
    return this.pictures.get(rule) ?? null;
  }

  /** The number that is followed, if it is one inside. */
  get picked(): PlacedUnit | null {
    return this.unit && 'layer' in this.unit && this.result?.label === null
      ? this.result.unit
      : null;
  }

  /** Another network or image: layers have other names, so the class is followed again. */
  restart(sameNetwork: boolean): Promise<void> {
    if (!sameNetwork) {
      this.layer = undefined;
      this.output = null;
      this.unit = null;
    }
    this.stale = true;
    return this.go();
  }

  /** Shows another layer. */
  showLayer(layer: string): Promise<void> {
    this.layer = layer;
    this.stale = true;
    return this.go();
  }

  /** Follows another number; null is the score of the most probable class. */
  follow(unit: Unit | null): Promise<void> {
    this.unit = unit;
    return this.go();
  }

  /** Ends what is under way. */
  stop(): void {
    this.abort.abort();
  }

  private go(): Promise<void> {
    const { network, image } = this.sources.store().current;
    if (!network) return Promise.resolve();
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    return this.latest.run(() => this.compute(network, image, abort.signal));
  }

  private async compute(
    network: NetworkChoice,
    image: SubjectImage,
    signal: AbortSignal,
  ): Promise<void> {
    const engine = this.sources.engine();
    this.busy = true;
    this.changed();
    try {
      if (this.stale) {
        const layer = this.layer ?? this.output?.layer;
        const output = await engine.call('layerOutput', { network, image, layer }, { signal });
        signal.throwIfAborted();
        this.output = output;
        this.stale = false;
        this.changed();
      }
      const wish = { network, image, ...(this.unit && { unit: this.unit }) };
      this.result = await engine.call('inputGradients', wish, {
        signal,
        onPartial: (picture) => {
          this.pictures.set(picture.rule, picture);
          this.changed();
        },
      });
      this.problem = '';
    } catch (error) {
      const { name, message } = error as Error;
      if (name !== 'AbortError') this.problem = message;
    }
    this.busy = false;
    this.changed();
  }
}
