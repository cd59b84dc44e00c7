import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  BackendName,
  CallName,
  Calls,
  DataReport,
  EngineEvent,
  Resumed,
  TrainSettings,
} from '../../runner/engine/index.ts';
import { DRAW_EVERY, SCENES, seedIn } from './defaults.ts';
import type { ControllerOptions } from './controller-options.ts';
import { LabState } from './lab-state.ts';
import { readFiles } from './named-files.ts';
import { NetworkLook } from './network-look.ts';
import type { Subject, Task } from './task.ts';
import { EngineLink } from './training-engine.ts';

/** What the training lab does, and what it knows; the only one that talks to the engine. */
export class TrainingController extends LabState implements ReactiveController {
  task: Task | null = null;
  readonly view: NetworkLook;
  problem: { readonly about: Subject; readonly message: string } | null = null;

  private readonly link: EngineLink;
  private drawnAt = -Infinity;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ControllerOptions,
  ) {
    super();
    this.link = new EngineLink(options.engine, (event) => this.hear(event));
    this.view = new NetworkLook(options.now, () => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.link.wake();
    if (!this.backend && this.options.note.read() !== null) void this.resume();
  }

  hostDisconnected(): void {
    this.task?.stop();
    if (this.state === 'training') void this.attempt('run', () => this.rest());
    this.link.rest();
  }

  /** Pauses while nothing is heard. */
  private async rest(): Promise<void> {
    await this.call('pause', {});
    this.state = 'paused';
  }

  /** Loads what is missing, and trains until `pause`. */
  start(): Promise<void> {
    return this.doing('run', 'Getting ready', async (signal) => {
      await this.prepare(signal);
      this.fault = null;
      await this.call('train', {}, signal);
      this.look();
    });
  }

  /** Moves the run to another backend, or measures all of them again. */
  computeOn(backend: BackendName | null): Promise<void> {
    return this.doing('run', 'Moving to what computes best', async (signal) => {
      this.backend = await this.call('open', backend ? { backend } : { measure: true }, signal);
    });
  }

  /** Shares the work among so many threads. */
  shareAmong(workers: number): Promise<void> {
    return this.doing('run', 'Hiring workers', async (signal) => {
      this.backend = await this.call('open', { workers }, signal);
    });
  }

  /** Trains one batch. */
  stepOnce(): Promise<void> {
    return this.doing('run', 'Training one batch', async (signal) => {
      await this.prepare(signal);
      this.fault = null;
      await this.call('step', {}, signal);
      this.look();
    });
  }

  async pause(): Promise<void> {
    await this.attempt('run', () => this.call('pause', {}));
    this.look();
  }

  /** Fresh weights; the run so far stays in the chart to compare with. */
  restart(): Promise<void> {
    return this.doing('run', 'Making fresh weights', async (signal) => {
      const { network } = this;
      if (network) this.newRun(await this.call('restart', { seed: seedIn(network.text) }, signal));
      else await this.prepare(signal);
      this.look();
    });
  }

  tune(changes: Partial<TrainSettings>): Promise<void> {
    return this.attempt('run', async () => {
      this.settings = await this.call('tune', changes);
    });
  }

  /** Builds another network; the one there is goes on if the text does not hold. */
  applyNetwork(text: string): Promise<void> {
    return this.doing('network', 'Building the network', async (signal) => {
      await this.open(signal);
      await this.build(text, signal);
      this.look();
    });
  }

  useScenes(): Promise<void> {
    return this.takeData('Drawing scenes', (signal) => this.call('useScenes', SCENES, signal));
  }

  useSiteCopy(): Promise<void> {
    const baseUrl = this.options.siteData();
    return this.takeData('Fetching the site’s copy of CIFAR-10', (signal) =>
      this.call('usePackedCifar10', { baseUrl }, signal),
    );
  }

  useFiles(files: readonly File[]): Promise<void> {
    return this.takeData('Reading CIFAR-10', async (signal) => {
      const named = await readFiles(files);
      const transfer = named.map(({ bytes }) => bytes.buffer);
      return this.call('useCifar10', { files: named }, signal, transfer);
    });
  }

  /** Looks at another test image. */
  showImage(index: number): void {
    const count = this.data?.testCount ?? 1;
    this.view.imageIndex = ((index % count) + count) % count;
    this.look();
  }

  /** Shows the page of predictions that starts at `first`. */
  showPage(first: number): void {
    this.view.first = first;
    this.look();
  }

  /** Runs all test images. */
  evaluate(): Promise<void> {
    return this.doing('evaluation', 'Running the test images', async (signal) => {
      const at = this.step;
      this.evaluation = await this.call('evaluate', {}, signal);
      this.evaluatedAt = at;
    });
  }

  /** The network as the bytes of a file; null where that failed. */
  async save(): Promise<Uint8Array | null> {
    let bytes: Uint8Array | null = null;
    await this.attempt('file', async () => {
      bytes = await this.call('save', {});
    });
    return bytes;
  }

  /** Takes a network from a file; the one there is stays if the file does not hold. */
  loadFile(file: File): Promise<void> {
    return this.doing('file', `Reading ${file.name}`, async (signal) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await this.open(signal);
      this.newRun(await this.call('load', { bytes }, signal));
      await this.needData(signal);
      this.look();
    });
  }

  /** Goes back to the last good checkpoint. */
  recover(): Promise<void> {
    return this.doing('run', 'Going back to the last good checkpoint', async (signal) => {
      await this.open(signal);
      this.adopt(await this.call('recover', {}, signal));
    });
  }

  private resume(): Promise<void> {
    const step = this.options.note.read();
    return this.doing('run', `Bringing back the run kept at step ${step}`, async (signal) => {
      await this.open(signal);
      const run = await this.call('resume', {}, signal);
      if (run) this.adopt(run);
      else this.options.note.clear();
    });
  }

  private async prepare(signal: AbortSignal): Promise<void> {
    await this.open(signal);
    await this.needData(signal);
    if (this.network) return;
    const { text, settings } = this.lost ?? {
      text: this.options.text(),
      settings: this.options.settings(),
    };
    await this.build(text, signal);
    if (Object.keys(settings).length > 0) this.settings = await this.call('tune', settings, signal);
  }

  private async open(signal: AbortSignal): Promise<void> {
    if (this.backend) return;
    this.say('Loading the framework and trying what computes fastest here');
    this.backend = await this.call('open', {}, signal);
  }

  private async needData(signal: AbortSignal): Promise<void> {
    if (this.data) return;
    if (this.wanting) throw new Error(this.wanting);
    this.say('Drawing scenes');
    this.data = await this.call('useScenes', SCENES, signal);
  }

  private async build(text: string, signal: AbortSignal): Promise<void> {
    this.say('Building the network');
    this.newRun(await this.call('build', { text, seed: seedIn(text) }, signal));
  }

  private takeData(text: string, take: (signal: AbortSignal) => Promise<DataReport>) {
    return this.doing('data', text, async (signal) => {
      await this.open(signal);
      this.say(text);
      this.takeImages(await take(signal));
      this.view.rewind();
      this.look();
    });
  }

  protected override adopt(run: Resumed): void {
    super.adopt(run);
    if (this.wanting) this.problem = { about: 'data', message: this.wanting };
    this.look();
  }

  /** Looks into the network; there has to be one, and images. */
  private look(): void {
    const { data } = this;
    if (!data || !this.network) return;
    void this.attempt('look', () => this.view.look(this.link.call, data.testCount));
  }

  private hear(event: EngineEvent): void {
    if (event.type === 'trained') return this.hearSteps(event);
    this.take(event);
    if (event.type === 'kept') this.options.note.write(event.step);
    if (event.type === 'late') this.look();
    this.host.requestUpdate();
  }

  private hearSteps(event: Extract<EngineEvent, { type: 'trained' }>): void {
    this.takeSteps(event);
    if (this.view.due) this.look();
    const now = this.options.now();
    if (now - this.drawnAt < DRAW_EVERY) return;
    this.drawnAt = now;
    this.host.requestUpdate();
  }

  private call<K extends CallName>(
    name: K,
    args: Calls[K]['args'],
    signal?: AbortSignal,
    transfer: Transferable[] = [],
  ): Promise<Calls[K]['result']> {
    const onProgress = (done: number, total: number) => this.say(this.task?.text, done, total);
    return this.link.call(name, args, signal ? { signal, onProgress, transfer } : {});
  }

  /** Says what goes on now, if something does. */
  private say(text = '', done = 0, total = 0): void {
    if (!this.task) return;
    this.task = { ...this.task, text, done, total };
    this.host.requestUpdate();
  }

  /** Does one thing at a time that can be stopped, and says so from the first moment. */
  private async doing(
    about: Subject,
    text: string,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.task) return;
    const abort = new AbortController();
    this.task = { text, done: 0, total: 0, stop: () => abort.abort() };
    await this.attempt(
      about,
      () => work(abort.signal),
      () => (this.task = null),
    );
  }

  private async attempt(
    about: Subject,
    work: () => Promise<unknown>,
    finish: () => void = () => undefined,
  ): Promise<void> {
    if (this.problem?.about === about) this.problem = null;
    this.host.requestUpdate();
    try {
      await work();
    } catch (error) {
      const { name, message } = error as Error;
      if (name !== 'AbortError') this.problem = { about, message };
    } finally {
      finish();
      this.host.requestUpdate();
    }
  }
}
