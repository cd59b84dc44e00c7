/**
 * What crosses between a page and the pixel worker: drawn scenes, and distances between images.
 *
 * It needs neither tfjs nor a network, so it is there at once, and the first lessons load nothing else.
 * All values are plain data; a call ends in exactly one `result` or `failed`.
 */
import type { SceneKnobs } from '../../cnn/data/scenes/knobs.ts';

/** Page to worker: run `name` with `args`, or give up the call `id`. */
export type PixelMessage =
  | { [K in PixelCallName]: PixelCall<K> }[PixelCallName]
  | { readonly type: 'cancel'; readonly id: number };

export interface PixelCall<K extends PixelCallName> {
  readonly type: 'call';
  readonly id: number;
  readonly name: K;
  readonly args: PixelCalls[K]['args'];
}

/** Worker to page. */
export type PixelAnswer =
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly done: number;
      readonly total: number;
    };

/** What each call takes and gives. */
export interface PixelCalls {
  /** One scene of a class. */
  draw: { args: SceneWish; result: Picture };
  /** A picture at most `size` pixels wide and high, each pixel the mean of the area it covers. */
  shrink: { args: { picture: Picture; size: number }; result: Picture };
  /** Draws images to remember and to ask about, in place of those there were; reports progress, can be cancelled. */
  collect: { args: CollectionWish; result: CollectionReport };
  /** The remembered images that are nearest to one that is asked about. */
  neighbours: { args: NeighbourWish; result: Neighbourhood };
  /** Asks about every image of a set; reports progress, can be cancelled. */
  measure: { args: MeasureWish; result: readonly NeighbourScore[] };
}

export type PixelCallName = keyof PixelCalls;

/** An image: `[height, width, 3]`, bytes 0..255, red, green, blue. */
export interface Picture {
  readonly shape: readonly [number, number, number];
  readonly bytes: Uint8Array;
}

export interface SceneWish {
  /** The class, 0..9. */
  readonly label: number;
  /** An integer; the same one draws the same picture. */
  readonly seed: number;
  /** What is left out has its default. */
  readonly knobs?: Partial<SceneKnobs>;
  /** Width and height in pixels; 32 by default. */
  readonly size?: number;
}

export interface CollectionWish {
  readonly seed: number;
  /** Images to remember. */
  readonly train: number;
  /** Images to choose the settings with. */
  readonly validation: number;
  /** Images to measure on once, at the end. */
  readonly test: number;
}

export interface CollectionReport extends CollectionWish {
  readonly classes: readonly string[];
}

/** A sum over all bytes: of absolute differences (L1), or the root of that of squares (L2). */
export type Metric = 'L1' | 'L2';

/** Images that are asked about. */
export type AskedSet = 'validation' | 'test';

export interface NeighbourWish {
  readonly from: AskedSet;
  readonly index: number;
  readonly metric: Metric;
  readonly count: number;
  /** Pixels by which the image is moved to the right first; its left column is repeated. */
  readonly shift: number;
  /** What every number of it is multiplied with, 0..1. */
  readonly light: number;
}

export interface Neighbour {
  /** Which remembered image. */
  readonly index: number;
  readonly label: number;
  readonly distance: number;
  readonly bytes: Uint8Array;
}

export interface Neighbourhood {
  /** The image that was asked about, moved and dimmed. */
  readonly image: Picture;
  readonly label: number;
  /** The nearest first. */
  readonly nearest: readonly Neighbour[];
  /** How far it is from itself as it was. */
  readonly changed: number;
  /** The nearest remembered image of another class. */
  readonly stranger: Neighbour;
}

export interface MeasureWish {
  readonly on: AskedSet;
  readonly metrics: readonly Metric[];
  /** Numbers of neighbours that vote. */
  readonly votes: readonly number[];
}

/** How often `votes` neighbours were right. */
export interface NeighbourScore {
  readonly metric: Metric;
  readonly votes: number;
  readonly right: number;
  readonly count: number;
}
