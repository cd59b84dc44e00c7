import type {
  Engine,
  ForgottenLayer,
  NetworkChoice,
  PlacedUnit,
  Randomization,
  ReluRule,
  RulePicture,
  SubjectImage,
} from '../../runner/engine/index.ts';

/** One walk from the top layer down, as far as it has come. */
export class ForgettingRun {
  state: 'running' | 'done' | 'stopped' | 'failed' = 'running';
  done = 0;
  total = 0;
  problem = '';
  /** The pictures before anything was forgotten. */
  readonly originals = new Map<ReluRule, RulePicture>();
  readonly steps: ForgottenLayer[] = [];
  result: Randomization | null = null;
  /** The score that is followed. */
  followed: { readonly unit: PlacedUnit; readonly label: number; readonly name: string } | null =
    null;
  private readonly abort = new AbortController();

  /** @param changed called when there is something new to show. */
  constructor(
    readonly network: NetworkChoice,
    readonly image: SubjectImage,
    readonly seed: number,
    private readonly changed: () => void,
  ) {}

  /** Layers in the order in which they forget, as far as they are known. */
  get layers(): readonly string[] {
    return [...new Set(this.steps.map(({ layer }) => layer))];
  }

  stepOf(rule: ReluRule, layer: string): ForgottenLayer | undefined {
    return this.steps.find((step) => step.rule === rule && step.layer === layer);
  }

  /** Resolves when it has ended, whichever way. */
  async start(engine: Pick<Engine, 'call'>): Promise<void> {
    const { network, image, seed } = this;
    const { signal } = this.abort;
    try {
      const first = await engine.call(
        'inputGradients',
        { network, image },
        {
          signal,
          onPartial: (picture) => this.add(() => this.originals.set(picture.rule, picture)),
        },
      );
      const label = first.label ?? 0;
      this.followed = { unit: first.unit, label, name: first.classes[label] };
      this.result = await engine.call(
        'randomization',
        { network, image, seed, unit: { class: label } },
        {
          signal,
          onPartial: (step) => this.add(() => this.steps.push(step)),
          onProgress: (done, total) => {
            this.done = done;
            this.total = total;
          },
        },
      );
      this.state = 'done';
    } catch (error) {
      const { name, message } = error as Error;
      this.state = name === 'AbortError' ? 'stopped' : 'failed';
      this.problem = message;
    }
    this.changed();
  }

  /** Ends it at once; what is done stays. */
  stop(): void {
    this.abort.abort();
  }

  private add(put: () => void): void {
    put();
    this.changed();
  }
}
