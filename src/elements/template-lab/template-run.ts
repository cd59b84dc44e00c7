import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Engine, EngineEvent, Evaluation, Picture } from '../../runner/engine/index.ts';
import { SCENES, SETTINGS, templatesOf, type Trial, TRIALS } from './trials.ts';

/** What is needed of the engine; a test gives a pretended one. */
export type TrialEngine = Pick<Engine, 'call' | 'on' | 'drop'>;

/** Milliseconds between two looks at the network while it learns. */
const LOOK_EVERY = 600;
const SEED = 7;

/** A step and the share of test images that were right after it. */
export interface Mark {
  readonly step: number;
  readonly value: number;
}

/** Trains one of the two networks in an engine of its own, and looks at its weights and accuracy as it goes. */
export class TemplateRun implements ReactiveController {
  state: 'empty' | 'preparing' | 'training' | 'paused' = 'empty';
  trial: Trial = TRIALS[0];
  /** What goes on while it prepares. */
  doing = '';
  problem = '';
  step = 0;
  imagesPerSecond = 0;
  templates: readonly Picture[] | null = null;
  classes: readonly string[] = [];
  evaluation: Evaluation | null = null;
  marks: readonly Mark[] = [];
  /** The runs of the other network, to compare with. */
  earlier: readonly { readonly trial: Trial; readonly marks: readonly Mark[] }[] = [];

  private engine: TrialEngine | null = null;
  private abort = new AbortController();
  private looking = false;
  /** Whether another look was asked for while one was under way. */
  private again = false;
  private lookedAt = -Infinity;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly make: () => TrialEngine,
    /** Milliseconds, from any origin. */
    private readonly now: () => number,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Prepares what is missing, and trains until `pause`. */
  async start(): Promise<void> {
    if (this.state === 'preparing' || this.state === 'training') return;
    this.problem = '';
    this.set('preparing', 'Loading the framework');
    this.abort = new AbortController();
    const { signal } = this.abort;
    try {
      if (!this.engine) await this.prepare(signal);
      if (signal.aborted) return;
      await this.engine?.call('train', {}, { signal });
      if (!signal.aborted) this.set('training');
    } catch (error) {
      this.fail(error as Error);
    }
  }

  /** Stops at once: a step that is under way ends, and a preparation is dropped. */
  async pause(): Promise<void> {
    if (this.state === 'preparing') return this.forget();
    if (this.state !== 'training') return;
    this.set('paused');
    await this.engine?.call('pause', {}).catch((error: Error) => this.fail(error));
    await this.look();
  }

  /** Takes another network; the run so far stays in the chart. */
  choose(trial: Trial): void {
    if (trial === this.trial) return;
    if (this.marks.length > 0) this.earlier = [{ trial: this.trial, marks: this.marks }];
    this.forget();
    this.trial = trial;
    Object.assign(this, { step: 0, templates: null, evaluation: null, marks: [], problem: '' });
    this.host.requestUpdate();
  }

  private async prepare(signal: AbortSignal): Promise<void> {
    const engine = this.make();
    this.engine = engine;
    engine.on('trained', (event) => this.hear(event));
    engine.on('fault', ({ message }) => this.fail(new Error(message)));
    await engine.call('open', {}, { signal });
    this.set('preparing', `Drawing ${SCENES.train + SCENES.test} scenes`);
    this.classes = (await engine.call('useScenes', SCENES, { signal })).classes;
    await engine.call('build', { text: this.trial.text, seed: SEED }, { signal });
    await engine.call('tune', SETTINGS, { signal });
    await this.look();
  }

  private hear({ steps, imagesPerSecond }: Extract<EngineEvent, { type: 'trained' }>): void {
    this.step = steps.at(-1)?.step ?? this.step;
    this.imagesPerSecond = imagesPerSecond;
    if (!this.looking && this.now() - this.lookedAt >= LOOK_EVERY) void this.look();
    this.host.requestUpdate();
  }

  /** Reads weights and accuracy; one look at a time, and one more if it is asked meanwhile. */
  private async look(): Promise<void> {
    this.again = this.looking;
    if (this.looking) return;
    this.looking = true;
    try {
      do {
        this.again = false;
        await this.ask();
      } while (this.again);
    } catch (error) {
      this.fail(error as Error);
    } finally {
      this.looking = false;
      this.host.requestUpdate();
    }
  }

  private async ask(): Promise<void> {
    const { engine, step } = this;
    if (!engine) return;
    this.lookedAt = this.now();
    const view = await engine.call('inspect', { image: { from: 'test', index: 0 } });
    const evaluation = await engine.call('evaluate', {});
    if (engine !== this.engine) return;
    const weights = view.layers.find(({ kind }) => kind === 'dense')?.weights;
    this.templates = weights ? templatesOf(weights) : null;
    this.evaluation = evaluation;
    const known = this.marks.filter((mark) => mark.step !== step);
    this.marks = [...known, { step, value: evaluation.accuracy }];
  }

  private fail(error: Error): void {
    if (error.name === 'AbortError' || !this.engine) return;
    this.problem = error.message;
    this.forget();
  }

  /** Ends the worker; what was learnt stays on the screen. */
  private forget(): void {
    const { engine } = this;
    this.engine = null;
    this.abort.abort();
    engine?.drop();
    this.set('empty');
  }

  private set(state: TemplateRun['state'], doing = ''): void {
    this.state = state;
    this.doing = doing;
    this.host.requestUpdate();
  }
}
