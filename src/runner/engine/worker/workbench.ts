import type { Dataset } from '../../../cnn/data/index.ts';
import { loadModel, type Network, parseNetwork, saveModel } from '../../../cnn/model/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type {
  BackendName,
  BackendReport,
  Calls,
  DataReport,
  EngineEvent,
  EngineReport,
  NetworkReport,
  Resumed,
  TrainSettings,
} from '../protocol.ts';
import type { CallContext } from './call-context.ts';
import type { KeptRun } from './kept-run.ts';
import type { LoadedData } from './data-source.ts';
import { loadAgain } from './load-data.ts';
import { reportData, reportNetwork } from './reports.ts';
import { Run } from './run.ts';
import { DEFAULT_SETTINGS, tuned } from './settings.ts';
import { checkWorkers, type Staff } from './staff.ts';
import type { Storage } from './storage.ts';
import { Training } from './training.ts';
import { Turns } from './turns.ts';

/** What a workbench needs of the world. */
export interface WorkbenchOptions {
  readonly post: (event: EngineEvent) => void;
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly storage: Storage;
  /** Lets waiting messages in. */
  readonly breathe: () => Promise<void>;
  readonly openBackend: (args: Calls['open']['args']) => Promise<BackendReport>;
  /** Who computes. */
  readonly staff: Staff;
}

/** What lies on the bench; replaced as a whole, so that nothing is ever half replaced. */
interface Work {
  readonly data: LoadedData | null;
  readonly network: Network | null;
  /** There when there are data and a network. */
  readonly run: Run | null;
  /** A kept run whose images have to be given again. */
  readonly waiting?: KeptRun;
}

/** One network, one data set and the training of the one on the other. */
export class Workbench {
  readonly turns: Turns;
  readonly training: Training;
  readonly staff: Staff;
  /** Calls that change what lies here, one after the other. */
  private readonly changes = new Turns(() => Promise.resolve());
  private work: Work = { data: null, network: null, run: null };
  private settings = DEFAULT_SETTINGS;
  private backend: BackendReport | null = null;

  constructor(private readonly options: WorkbenchOptions) {
    this.turns = new Turns(options.breathe);
    this.staff = options.staff;
    this.training = new Training({ ...options, turns: this.turns });
  }

  /** The network in use. @throws InputError in the name of `where` when there is none. */
  network(where: string): Network {
    if (this.work.network) return this.work.network;
    throw new InputError(where, 'a network to be built first', 'none');
  }

  /** The network that lies here and how many steps it was trained; null where none lies here. */
  get trained(): { readonly network: Network; readonly step: number } | null {
    const { network, run } = this.work;
    return network && { network, step: run?.steps ?? 0 };
  }

  /** What computes, opened if nothing was yet. */
  async ready(): Promise<BackendName> {
    if (!this.backend) await this.change(() => Promise.resolve());
    return (this.backend as BackendReport).backend;
  }

  /** The data set in use; null where there is none. */
  get dataset(): Dataset | null {
    return this.work.data?.dataset ?? null;
  }

  /** The data set in use. @throws InputError in the name of `where` when there is none. */
  images(where: string): Dataset {
    if (this.dataset) return this.dataset;
    throw new InputError(where, 'images to be chosen first', 'none');
  }

  /** Opens a backend; what lies here moves to it. */
  open(args: Calls['open']['args']): Promise<EngineReport> {
    return this.changes.take(async () => {
      const { backend, avoid = [], measure = false, workers } = args;
      checkWorkers(workers);
      const present = this.backend;
      const serves = (backend ?? present?.backend) === present?.backend;
      const stays = present && serves && !measure && !avoid.includes(present.backend);
      if (!stays) {
        this.training.checkSound('another backend');
        await this.training.halt();
        await this.turns.take(() => this.moveTo(args));
      } else if (workers !== undefined) {
        await this.turns.take(() => this.staff.hire(present.backend, workers));
      }
      return { ...(this.backend as BackendReport), workers: this.staff.workers };
    });
  }

  /** Takes other images; network and optimizer stay, and steps are counted on. */
  useData(load: () => LoadedData | Promise<LoadedData>): Promise<DataReport> {
    return this.change(async () => {
      this.training.checkSound('other images');
      const data = await load();
      const { waiting } = this.work;
      if (waiting && isOf(waiting, data)) await this.adopt(waiting, data);
      else await this.replaceData(data);
      return reportData(data.dataset);
    });
  }

  /** Builds a network from its text. */
  build(text: string, seed: number): Promise<NetworkReport> {
    return this.change(() => this.replaceNetwork(parseNetwork(text).withSeed(seed)));
  }

  /** Reads a network from a file. */
  load(bytes: Uint8Array): Promise<NetworkReport> {
    return this.change(() => this.replaceNetwork(loadModel(bytes)));
  }

  /** The same network with fresh weights. */
  restart(seed: number): Promise<NetworkReport> {
    return this.change(() => this.replaceNetwork(this.network('restart').withSeed(seed)));
  }

  /** The network as a file. */
  save(): Promise<Uint8Array> {
    return this.turns.take(() => saveModel(this.network('save')));
  }

  /** Starts training, after the changes that are under way. */
  train(): Promise<void> {
    this.training.want();
    return this.changes.take(() => this.training.start());
  }

  /** Trains one batch, after the changes that are under way. */
  step(): Promise<void> {
    return this.changes.take(() => this.training.step());
  }

  /** Changes settings between two steps. */
  tune(changes: Partial<TrainSettings>): Promise<TrainSettings> {
    return this.turns.take(() => {
      const settings = tuned(this.settings, changes);
      this.work.run?.tune(settings);
      this.training.markChanged();
      this.settings = settings;
      return settings;
    });
  }

  /** The run that was kept, on its images where they can be had again; null where there is none. */
  resume(context: CallContext): Promise<Resumed | null> {
    return this.change(async () => {
      const kept = await this.training.checkpoints.read();
      if (!kept) return null;
      const resumed = await this.adopt(kept, await this.dataOf(kept, context));
      this.training.markUnchanged();
      return resumed;
    });
  }

  /** Goes back to the last good checkpoint in memory, or else to what was kept. */
  recover(context: CallContext): Promise<Resumed> {
    return this.change(async () => {
      const { checkpoints } = this.training;
      const kept = checkpoints.lastGood ?? (await checkpoints.read());
      if (!kept) throw new InputError('recover', 'a checkpoint to go back to', 'none');
      return this.adopt(kept, await this.dataOf(kept, context));
    });
  }

  /** Work that needs a backend and changes what lies here. */
  private change<T>(work: () => Promise<T>): Promise<T> {
    return this.changes.take(async () => {
      if (!this.backend) await this.start({});
      return work();
    });
  }

  private async replaceNetwork(network: Network): Promise<NetworkReport> {
    const { data } = this.work;
    // Throws where they do not fit, before anything is stopped.
    const run = data && Run.fresh(network, data, this.settings);
    await this.training.halt();
    await this.turns.take(() => {
      // They may have been changed while the last step ended.
      run?.tune(this.settings);
      this.put({ data, network, run });
    });
    return reportNetwork(network, this.settings);
  }

  private async replaceData(data: LoadedData): Promise<void> {
    const { network, run } = this.work;
    const fresh = network && Run.fresh(network, data, this.settings);
    await this.training.halt();
    await this.turns.take(async () => {
      const next = run ? await run.goOnWith(data) : fresh;
      this.training.markChanged();
      this.put({ data, network, run: next });
    });
  }

  private async adopt(kept: KeptRun, data: LoadedData | null): Promise<Resumed> {
    await this.training.halt();
    return this.turns.take(() => {
      const run = data && Run.from(kept, data);
      const network = run ? run.network : loadModel(kept.checkpoint);
      this.settings = kept.settings;
      this.put({ data, network, run, waiting: run ? undefined : kept }, kept);
      return {
        network: reportNetwork(network, this.settings),
        data: data && reportData(data.dataset),
        history: kept.history,
        step: kept.step,
      };
    });
  }

  /** The images of a kept run: those that lie here, where they are the same. */
  private async dataOf(kept: KeptRun, context: CallContext): Promise<LoadedData | null> {
    const source = kept.data?.source;
    if (!source) return null;
    const present = this.work.data;
    const same = JSON.stringify(present?.source) === JSON.stringify(source);
    const data = present && same ? present : await loadAgain(source, this.options.storage, context);
    return data && isOf(kept, data) ? data : null;
  }

  private put(next: Work, kept: KeptRun | null = null): void {
    const { network } = this.work;
    next.run?.computeWith(this.staff.slopes);
    this.training.begin(next.run, kept);
    if (network !== next.network) network?.dispose();
    this.work = next;
  }

  private async start(args: Calls['open']['args']): Promise<void> {
    const report = await this.options.openBackend(args);
    await this.staff.hire(report.backend, args.workers);
    this.backend = report;
  }

  /** Starts another backend and moves there what lies here, which stays as it was where that does not start. */
  private async moveTo(args: Calls['open']['args']): Promise<void> {
    const { data, network, run, waiting } = this.work;
    const kept = run && (await run.capture());
    const model = network && (await saveModel(network));
    await this.start(args);
    const moved = kept && data && Run.from(kept, data);
    const same = moved ? moved.network : model && loadModel(model);
    this.put({ data, network: same, run: moved, waiting }, kept);
  }
}

/** Whether a kept run was trained on these images, so that its place in them means the same. */
function isOf(kept: KeptRun, { dataset }: LoadedData): boolean {
  return kept.data?.name === dataset.name && kept.data.trainCount === dataset.train.count;
}
