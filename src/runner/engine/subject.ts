import type { SceneKnobs } from '../../cnn/data/scenes/knobs.ts';
import type { OcclusionViewRows, OcclusionViews } from '../../cnn/explain/occlusion-views.ts';
import type { LayerReport } from './layer-report.ts';

/**
 * Which network is looked into.
 *
 * A call names its network each time: the worker keeps those used last, and a fresh worker loads them again.
 */
export type NetworkChoice = PageNetwork | CellNetwork;

/** A network that can be the one in use on a page. */
export type PageNetwork =
  /** A folder of `assets/models`; fetched when it is first needed. */
  | { readonly from: 'shipped'; readonly name: string }
  /** The one that learns on this page, as it is at the moment, or else the run that this browser keeps. */
  | { readonly from: 'trained' }
  /** The file that was opened last; this browser keeps it. When it was last written tells it from one of its name. */
  | { readonly from: 'file'; readonly name: string; readonly written?: number };

/** A network that a cell made: it goes along with each call, and is kept nowhere. */
export interface CellNetwork {
  readonly from: 'cell';
  /** Tells it from the others of this page. */
  readonly name: string;
  /** What `saveModel` wrote of it; nothing has looked into it yet. */
  readonly file: Blob;
}

/** A drawn scene, made again from its numbers. */
export interface SceneChoice {
  readonly from: 'scene';
  /** The class, 0..9. */
  readonly label: number;
  readonly seed: number;
  /** What is left out has its default. */
  readonly knobs?: Partial<SceneKnobs>;
}

/** Pixels as bytes 0..255. */
export interface Picture {
  /** `[height, width, channels]`, channels red, green, blue. */
  readonly shape: readonly [number, number, number];
  readonly bytes: Uint8Array;
}

/** A test image of CIFAR-10, with its pixels, so that it need not be fetched again. */
export interface Cifar10Choice extends Picture {
  readonly from: 'cifar10';
  /** Its number among the test images, from 0. */
  readonly index: number;
  readonly label: number;
}

/** A picture of the reader's own: uploaded, pasted, dropped, or from the webcam; square, at most 256 pixels wide. */
export interface OwnChoice extends Picture {
  readonly from: 'own';
  /** What it is called: the file's name, `webcam`. */
  readonly name: string;
}

/** An image that a cell made, with its numbers as they are. */
export interface CellImage {
  readonly from: 'cell';
  /** `[height, width, channels]`, 1 or 3 channels. */
  readonly shape: readonly [number, number, number];
  /** 0..1. */
  readonly data: Float32Array;
  /** The true class, 0..; null where the cell gave none. */
  readonly label: number | null;
}

/** An image that can be the one in use on a page. */
export type PageImage = SceneChoice | Cifar10Choice | OwnChoice;

/** Which image is looked at; a network with another input size gets it resampled. */
export type SubjectImage = PageImage | CellImage;

/** The calls about one network and one image, which leave the training run alone. */
export interface SubjectCalls {
  /** Loads a network, if it is not loaded, and says what it is. */
  useNetwork: { args: { network: NetworkChoice }; result: SubjectNetwork };
  /** Reads a network from a file and keeps it in the browser as the one that `{ from: 'file' }` means. */
  takeNetwork: { args: { name: string; bytes: Uint8Array }; result: SubjectNetwork };
  /** Lets a cell's network go, where it is held; a later call would make it again. */
  dropNetwork: { args: { network: CellNetwork }; result: void };
  /** The run that `{ from: 'trained' }` means; null where nothing was trained. */
  trainedNetwork: { args: Record<string, never>; result: TrainedNetwork | null };
  /** CIFAR-10 test images, from this browser or the site's copy at `baseUrl`; null where there is none. */
  cifar10Images: {
    args: { baseUrl: string; first: number; count: number };
    result: Cifar10Page | null;
  };
  /** What a network says of an image. Quick enough to follow a slider. */
  look: { args: { network: NetworkChoice; image: SubjectImage }; result: Look };
  /** What a network says while a patch hides one place after the other; streams rows. */
  occlusion: { args: OcclusionWish; result: Occlusion; partial: OcclusionViewRows };
}

/** A network that is looked into. */
export interface SubjectNetwork {
  /** The network as text. */
  readonly text: string;
  /** The shape of its input, `[height, width, channels]`. */
  readonly input: readonly number[];
  readonly classes: readonly string[];
  readonly layers: readonly LayerReport[];
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** The network of a run. */
export interface TrainedNetwork {
  /** Steps it was trained. */
  readonly step: number;
  /** Whether it is the one that learns on this page; else it comes from this browser's storage. */
  readonly live: boolean;
}

/** Some CIFAR-10 test images. */
export interface Cifar10Page {
  readonly images: readonly Cifar10Choice[];
  /** How many test images there are. */
  readonly total: number;
}

/** What a network says of one image. */
export interface Look {
  /** The image as the network sees it, in its input size. */
  readonly picture: Picture;
  /** The true class; null where it is not known. */
  readonly label: number | null;
  readonly classes: readonly string[];
  /** One a class, 0..1. */
  readonly probabilities: Float32Array;
  /** One a class, before softmax. */
  readonly logits: Float32Array;
}

/** Which walk of a patch. */
export interface OcclusionWish {
  readonly network: NetworkChoice;
  readonly image: SubjectImage;
  /** Side of the patch, and from one place to the next, in pixels. */
  readonly size: number;
  readonly stride: number;
  /** Of the patch, 0..1, one number a channel. */
  readonly colour: readonly number[];
  /** The class whose probability is mapped; the true one, or else the most probable, unless told. */
  readonly label?: number;
  /** A layer with maps; the last ReLU unless told. */
  readonly layer?: string;
}

/** What came of it. */
export interface Occlusion extends OcclusionViews {
  /** The image as the network sees it. */
  readonly picture: Picture;
  readonly classes: readonly string[];
}
