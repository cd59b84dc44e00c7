import type { OutlineLayer } from '../../cnn/model/outline.ts';

/** A layer that is drawn: a convolution, dense layer or pool, or what holds branches of them. */
export type LayerSize = OutlineLayer;

/** What is counted of one architecture. */
export interface ArchitectureSize {
  readonly layers: readonly LayerSize[];
  /** `[height, width, channels]` of one image. */
  readonly input: readonly number[];
  readonly depth: number;
  readonly parameters: number;
  /** For one image. */
  readonly multiplyAdds: number;
  /** Of the first convolution: `[filters, channels, height, width]`, as papers write it. */
  readonly firstFilters: readonly number[];
}

/** By the name of the function that builds it: `resnet18`. */
export type ArchitectureSizes = Readonly<Record<string, ArchitectureSize>>;
