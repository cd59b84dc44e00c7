import type { Network } from '../../../cnn/model/index.ts';
import {
  loadCheckpoint,
  resumeTrainer,
  saveCheckpoint,
  type SlopeSource,
  Trainer,
} from '../../../cnn/train/index.ts';
import type { StepRecord, TrainSettings } from '../protocol.ts';
import type { KeptRun } from './kept-run.ts';
import type { LoadedData } from './data-source.ts';
import { History } from './history.ts';
import { optimizerFor, tuneOptimizer } from './optimizer.ts';

/** For the order of the images; runs differ by their weights' seed. */
const ORDER_SEED = 1;

/** A network being trained on a data set, with its settings and its history. */
export class Run {
  private firstLoss: number;
  private lastLoss: number;

  private constructor(
    private readonly trainer: Trainer,
    readonly data: LoadedData,
    private settings: TrainSettings,
    readonly history: History,
  ) {
    const records = history.records();
    // A network that knows nothing has this loss.
    const chance = Math.log(data.dataset.train.classes.length);
    this.firstLoss = Math.max(chance, records[0]?.loss ?? 0);
    this.lastLoss = records.at(-1)?.loss ?? 0;
  }

  /**
   * A run from its first step.
   *
   * @throws InputError when the network does not fit the images.
   */
  static fresh(network: Network, data: LoadedData, settings: TrainSettings): Run {
    const { batchSize, weightDecay } = settings;
    const trainer = new Trainer(network, data.dataset.train, {
      optimizer: optimizerFor(settings),
      batchSize,
      weightDecay,
      seed: ORDER_SEED,
    });
    return new Run(trainer, data, settings, new History());
  }

  /**
   * The run of a checkpoint, with a network of its own.
   *
   * @throws InputError when the checkpoint cannot be read, or was of other images.
   */
  static from(kept: KeptRun, data: LoadedData): Run {
    const checkpoint = loadCheckpoint(kept.checkpoint);
    try {
      const trainer = resumeTrainer(checkpoint, data.dataset.train);
      return new Run(trainer, data, kept.settings, new History(kept.history));
    } catch (error) {
      checkpoint.network.dispose();
      throw error;
    }
  }

  get network(): Network {
    return this.trainer.network;
  }

  get steps(): number {
    return this.trainer.steps;
  }

  /** Whether the last loss was of ordinary size: above twice what it began with, it is on its way to infinity. */
  get calm(): boolean {
    return this.lastLoss <= 2 * this.firstLoss;
  }

  /** Trains one batch. */
  async step(): Promise<{ record: StepRecord; images: number }> {
    const images = this.trainer.batchSize;
    const record = await this.trainer.step();
    if (record.step === 1) this.firstLoss = Math.max(this.firstLoss, record.loss);
    this.lastLoss = record.loss;
    this.history.add(record);
    return { record, images };
  }

  /** Says who computes gradients. */
  computeWith(slopes: SlopeSource): void {
    this.trainer.slopes = slopes;
  }

  /** Takes other settings; an optimizer of another kind starts with an empty memory. */
  tune(settings: TrainSettings): void {
    const { trainer } = this;
    if (settings.optimizer === this.settings.optimizer) tuneOptimizer(trainer.optimizer, settings);
    else trainer.optimizer = optimizerFor(settings);
    trainer.batchSize = settings.batchSize;
    trainer.weightDecay = settings.weightDecay;
    this.settings = settings;
  }

  /** The same network, optimizer and count of steps, on other images; this run then has ended. */
  async goOnWith(data: LoadedData): Promise<Run> {
    const next = Run.fresh(this.network, data, this.settings);
    const { weights, optimizer, progress } = await this.trainer.state();
    const fresh = await next.trainer.state();
    const imagesSeen = Math.round(this.trainer.epoch * data.dataset.train.count);
    next.trainer.restore({
      weights,
      optimizer,
      progress: { ...fresh.progress, step: progress.step, imagesSeen },
    });
    return new Run(next.trainer, data, this.settings, this.history);
  }

  /**
   * Everything that is needed to go on from here exactly.
   *
   * @throws InputError when a weight, or what the optimizer remembers, is not finite.
   */
  async capture(): Promise<KeptRun> {
    const { source, dataset } = this.data;
    return {
      step: this.trainer.steps,
      checkpoint: await saveCheckpoint(this.trainer),
      settings: this.settings,
      history: this.history.records(),
      data: { source, name: dataset.name, trainCount: dataset.train.count },
    };
  }

  /** Frees what the optimizer remembers; the network stays. */
  dispose(): void {
    this.trainer.dispose();
  }
}
