import type { BatchPart } from '../../layers/index.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';
import type { Wanted } from '../outputs.ts';

/** Everything that crosses between a crew and its mates, as plain data. Messages arrive in order. */
export type ToMate = NetworkMessage | ({ readonly id: number } & Work);

/** The network that the work after it is for. */
export interface NetworkMessage {
  readonly type: 'network';
  /** The tfjs backend to compute on. */
  readonly backend: string;
  readonly text: string;
  /** Of the learnt variables, one after the other. */
  readonly weights: Float32Array;
  /** Of the variables that are not learnt. */
  readonly statistics: Float32Array;
}

/** Something that a mate computes and answers. */
export type Work = SlopesWork | OutputsWork;

/** The slopes for a part of a batch. */
export interface SlopesWork {
  readonly type: 'slopes';
  /** `[batch, ...input]`, augmented. */
  readonly images: PlainTensor;
  /** `[batch]`, the index of each image's class. */
  readonly labels: Uint8Array;
  /** A name that `lossNamed` knows. */
  readonly loss: string;
  /** Where the generator for dropout is before the batch. */
  readonly noise: readonly number[];
  readonly part: BatchPart;
}

/** What comes out of a network for images. */
export interface OutputsWork {
  readonly type: 'outputs';
  /** `[batch, ...input]`, pixels 0..1. */
  readonly images: PlainTensor;
  readonly wanted: Wanted;
}

/** What comes back for each type of work. */
export interface Results {
  slopes: PartSlopes;
  outputs: PlainTensor;
}

/** The slopes of a part of a batch. */
export interface PartSlopes {
  /** Mean over the part. */
  readonly loss: number;
  /** Share of the part that was classified right, 0..1. */
  readonly accuracy: number;
  /** Of the learnt variables, one after the other. */
  readonly gradients: Float32Array;
  /** What the variables that are not learnt have become, one after the other. */
  readonly statistics: Float32Array;
  /** Where the generator for dropout is behind the batch; the same for every part. */
  readonly noise: readonly number[];
}

export type FromMate =
  | { readonly type: 'answer'; readonly id: number; readonly value: Results[keyof Results] }
  /** The work cannot be done by anybody: a layer that is not there. */
  | { readonly type: 'refused'; readonly id: number }
  /** The mate is of no use any more: out of memory. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
