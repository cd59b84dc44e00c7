/**
 * Everything that crosses between a page and the engine worker, in one place.
 *
 * The page sends `PageMessage`s, the worker answers with `EngineMessage`s. A call has an id and ends
 * in exactly one `result` or `failed`, with `progress` and `partial` results before it; `event`s come at any time. All values are plain data.
 */
import type { BackendName, BackendReport, BackendTrial } from '../../cnn/backend/report.ts';
import type { SceneKnobs } from '../../cnn/data/scenes/knobs.ts';
import type { LayerView } from '../../cnn/explain/inspect.ts';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { AttackCalls } from './attack.ts';
import type { LayerReport } from './layer-report.ts';
import type { LookingInsideCalls } from './looking-inside.ts';
import type { SubjectCalls } from './subject.ts';

export type { BackendName, BackendReport, BackendTrial, LayerReport, LayerView as LayerInspection };

/** Page to engine: run `name` with `args`, or give up the call `id`. */
export type PageMessage =
  | { [K in CallName]: { type: 'call'; id: number; name: K; args: Calls[K]['args'] } }[CallName]
  | { type: 'cancel'; id: number };

/** Engine to page. */
export type EngineMessage =
  | { type: 'result'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: PlainError }
  | { type: 'progress'; id: number; done: number; total: number }
  | { type: 'partial'; id: number; value: unknown }
  | { type: 'event'; event: EngineEvent }
  /** A backend was opened, by `open` or by the first call that computes. */
  | { type: 'opened'; backend: BackendName }
  /** The device is gone (a lost WebGL context): only a fresh worker can go on. */
  | { type: 'deviceLost'; message: string };

/** An error as data: `name` is `InputError`, `AbortError`, `DataError`, `DivergedError` or `Error`. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
}

/** What each call takes and gives; `partial` is what a long one hands out on its way. */
export interface Calls extends SubjectCalls, AttackCalls, LookingInsideCalls {
  /**
   * Chooses a backend by training one step on each candidate but those to `avoid`, or takes the one
   * that is asked for; what was computed on another one moves over. What was chosen is remembered in
   * the browser until it is told to `measure` again. Once open, asking for nothing changes nothing.
   * On the processor `workers` threads share the work, by default as many as the cores carry; a number that
   * is asked for is remembered too.
   */
  open: {
    args: {
      backend?: BackendName;
      avoid?: readonly BackendName[];
      measure?: boolean;
      workers?: number;
    };
    result: EngineReport;
  };
  /**
   * Draws a data set of scenes and makes it the one in use. As with all data sets, a network that is
   * there keeps its weights and counts its steps on; one that does not fit is a reason to refuse.
   */
  useScenes: {
    args: { seed: number; train: number; test: number; knobs?: Partial<SceneKnobs> };
    result: DataReport;
  };
  /** Reads the official binary archive, or its files, and makes it the data set in use. */
  useCifar10: { args: { files: readonly NamedBytes[] }; result: DataReport };
  /** Fetches the compact copy that `npm run cifar10` made, from `baseUrl` (it ends in `/`), and uses it. */
  usePackedCifar10: { args: { baseUrl: string }; result: DataReport };
  /** Makes a network from its text, with fresh weights; the old one is disposed only if this succeeds. */
  build: { args: { text: string; seed: number }; result: NetworkReport };
  /** Starts or goes on training; resolves when training has begun. Progress comes as events. */
  train: { args: Record<string, never>; result: void };
  /** Trains exactly one batch, then rests paused. */
  step: { args: Record<string, never>; result: void };
  /** Stops after the step that is under way; resolves when nothing computes any more. */
  pause: { args: Record<string, never>; result: void };
  /**
   * Changes settings, while it trains too; what is left out stays, but another optimizer without a
   * learning rate gets its usual one, and starts with an empty memory.
   */
  tune: { args: Partial<TrainSettings>; result: TrainSettings };
  /** Fresh weights and an empty history, same network, same data. */
  restart: { args: { seed: number }; result: NetworkReport };
  /** What the network does with one image: each layer's output, weights and gradients. */
  inspect: { args: { image: ImageChoice }; result: Inspection };
  /** Class probabilities for `count` test images from `first` on. */
  predictions: { args: { first: number; count: number }; result: Predictions };
  /** Runs the test images (all, or the first `count`) and counts; reports progress, can be cancelled. */
  evaluate: { args: { count?: number }; result: Evaluation };
  /** The network as a file. */
  save: { args: Record<string, never>; result: Uint8Array };
  /** A network from a file; refused with a reason before anything is replaced. */
  load: { args: { bytes: Uint8Array }; result: NetworkReport };
  /** Keeps the run in the browser now; the page says so when it is hidden. Failing is an event, not an error. */
  keep: { args: Record<string, never>; result: void };
  /** The run that was kept when the page was last closed, if there is one, made current and paused. */
  resume: { args: Record<string, never>; result: Resumed | null };
  /** The last good checkpoint after a run diverged or its device was lost, made current and paused. */
  recover: { args: Record<string, never>; result: Resumed };
}

export type CallName = keyof Calls;

/** What the call `K` hands out on its way; `never` where it is done in one go. */
export type PartialOf<K extends CallName> = Calls[K] extends { partial: infer Part } ? Part : never;

/** What happens without being asked. */
export type EngineEvent =
  /** Steps since the last such event, at most ten events a second. */
  | { type: 'trained'; steps: readonly StepRecord[]; imagesPerSecond: number }
  | { type: 'state'; state: TrainingState }
  /** A thread that shared the work cannot be had any more: so many are left. */
  | { type: 'workers'; workers: number; reason: string }
  /** The run is kept in the browser up to this step. */
  | { type: 'kept'; step: number }
  /** Keeping failed: the run goes on in memory. */
  | { type: 'notKept'; reason: string }
  /** The loss is no longer a number, or the device is gone; training has stopped. */
  | { type: 'fault'; step: number; message: string; lastGoodStep: number | null }
  /**
   * The worker was lost with all that it held. A fresh one has opened a backend and taken up the run, or, where
   * they are null, opens it with the next call and holds nothing.
   */
  | { type: 'replaced'; report: EngineReport | null; run: Resumed | null }
  /** A call that was given up came to its end all the same. */
  | LateAnswer;

/** What came of a call that was given up too late to be stopped. */
export type LateAnswer = {
  [K in CallName]: { type: 'late'; name: K; value: Calls[K]['result'] };
}[CallName];

/** What computes. */
export interface EngineReport extends BackendReport {
  /** Threads that share the work; 1 on a graphics card. */
  readonly workers: number;
}

/** Where training is; `empty` until there are data and a network. */
export type TrainingState = 'empty' | 'ready' | 'training' | 'paused' | 'diverged';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DataReport {
  readonly name: string;
  readonly classes: readonly string[];
  /** `[height, width, channels]`. */
  readonly shape: readonly [number, number, number];
  readonly trainCount: number;
  readonly testCount: number;
}

export interface NetworkReport {
  /** The network as text, formatted. */
  readonly text: string;
  readonly layers: readonly LayerReport[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly settings: TrainSettings;
}

export interface TrainSettings {
  readonly optimizer: 'sgd' | 'adadelta' | 'adam';
  readonly learningRate: number;
  /** For `sgd`, 0..1. */
  readonly momentum: number;
  readonly batchSize: number;
  /** L2 penalty on weights, not biases. */
  readonly weightDecay: number;
}

export interface StepRecord {
  /** Steps since the weights were fresh, from 1. */
  readonly step: number;
  /** Passes over the training images so far, with fraction. */
  readonly epoch: number;
  /** Mean cross-entropy of the batch, in nats, before the step. */
  readonly loss: number;
  /** Share of the batch that was classified right, 0..1, before the step. */
  readonly accuracy: number;
}

/** An image of the data set in use, or one from outside, `[height, width, channels]` of 0..1. */
export type ImageChoice =
  | { readonly from: 'train' | 'test'; readonly index: number }
  | { readonly pixels: PlainTensor; readonly label?: number };

export interface Inspection {
  readonly image: PlainTensor;
  /** The true class, where it is known. */
  readonly label: number | null;
  readonly probabilities: Float32Array;
  readonly loss: number | null;
  readonly layers: readonly LayerView[];
}

export interface Predictions {
  /** `[count, height, width, channels]`, bytes 0..255. */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  /** `[count, classes]`. */
  readonly probabilities: PlainTensor;
}

export interface Evaluation {
  readonly count: number;
  readonly accuracy: number;
  readonly loss: number;
  /** `[true class, predicted class]`, counts. */
  readonly confusion: PlainTensor;
}

export interface Resumed {
  readonly network: NetworkReport;
  /** Null when the data set must be given again (CIFAR-10 that was not kept). */
  readonly data: DataReport | null;
  /** The steps so far, thinned out where there are thousands. */
  readonly history: readonly StepRecord[];
  readonly step: number;
}
