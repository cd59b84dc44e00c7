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
    return this.go(true);
  }

  /** Shows another layer. */
  showLayer(layer: string): Promise<void> {
    this.layer = layer;
    return this.go(true);
  }

  /** Follows another number; null is the score of the most probable class. */
  follow(unit: Unit | null): Promise<void> {
    this.unit = unit;
    return this.go(false);
  }

  /** Ends what is under way. */
  stop(): void {
    this.abort.abort();
  }

  private go(layersToo: boolean): Promise<void> {
    const { network, image } = this.sources.store().current;
    if (!network) return Promise.resolve();
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    return this.latest.run(() => this.compute(network, image, layersToo, abort.signal));
  }

  private async compute(
    network: NetworkChoice,
    image: SubjectImage,
    layersToo: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const engine = this.sources.engine();
    this.busy = true;
    this.changed();
    try {
      if (layersToo || !this.output) {
        const layer = this.layer ?? this.output?.layer;
        this.output = await engine.call('layerOutput', { network, image, layer }, { signal });
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
