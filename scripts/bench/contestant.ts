/** What is measured: plain data between the command, the page and its workers. */
import type { BackendName } from '../../src/cnn/backend/index.ts';

/** What a contestant is asked to do; a unit of each is one image, but for the last. */
export type Task =
  /** Train the ConvNetJS CIFAR-10 network, in batches as the contestant is used. */
  | 'train'
  /** Scores of the same network for images, 100 at a time. */
  | 'forward'
  /** An occlusion map: the image with a patch of 8×8 on each of 32×32 places. A unit is one place. */
  | 'occlusion'
  /** A generation of differential evolution: 400 images with one pixel changed. A unit is one of them. */
  | 'onePixel'
  /** A whole attack by one pixel, 75 generations of 400 that never reach their aim; ours only. A unit is an attack. */
  | 'attack'
  /** One picture of what a class score hangs on, by this method; ours only. A unit is a picture. */
  | Method
  /** Products of a plain matrix kernel; a unit is a million operations. */
  | 'multiply';

/** How a score is followed back to the pixels. */
export type Method = 'saliency' | 'gradient' | 'deconvnet' | 'guided';

/** Which network is run: that of ConvNetJS's demo, or the deep one that ships (ours only). */
export type NetworkName = 'convnetjs' | 'deep';

/** How a contestant is set up. */
export interface Setup {
  readonly network: NetworkName;
  /** How many workers compute; ours only. */
  readonly workers: number;
  /** Ours only; default `wasm`, with our own kernels. */
  readonly backend?: BackendName;
}

export type ToContestant =
  | { readonly id: number; readonly do: 'start'; readonly setup: Setup }
  | { readonly id: number; readonly do: Task; readonly units: number }
  | { readonly id: number; readonly do: 'memory'; readonly units: number }
  /** Trains on CIFAR-10 from fresh weights till so large a share of the test images is right; ours only. */
  | { readonly id: number; readonly do: 'learn'; readonly accuracy: number };

/** How long it took, or what memory is in use; of learning, on how many images too. */
export type FromContestant =
  | { readonly id: number; readonly milliseconds: number; readonly images?: number }
  | { readonly id: number; readonly memory: MemoryUse }
  | { readonly id: number; readonly error: string };

/** Tensors alive and bytes taken from the system, after so many steps of training. */
export interface MemoryUse {
  readonly steps: number;
  readonly tensors: number;
  readonly bytes: number;
}
