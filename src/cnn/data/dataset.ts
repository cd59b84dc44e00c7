/** Images of one shape with a label each, as bytes: small, transferable, nobody's to dispose. */
export interface ImageSet {
  /** `[count, height, width, channels]`, channels red, green, blue, values 0..255. */
  readonly images: Uint8Array;
  /** `[count]`, the index of each image's class. */
  readonly labels: Uint8Array;
  readonly count: number;
  /** `[height, width, channels]` of one image. */
  readonly shape: readonly [number, number, number];
  /** Class names, in the order of their indices. */
  readonly classes: readonly string[];
}

/** A named data set, split into what is learnt from and what is only measured on. */
export interface Dataset {
  /** For people: `CIFAR-10`, `drawn scenes`. */
  readonly name: string;
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** The ten classes of CIFAR-10 (Krizhevsky 2009), in its order; the drawn scenes have the same. */
export const CIFAR10_CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const;
