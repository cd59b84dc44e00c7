import type { ReluRule } from '../../cnn/explain/input-gradient.ts';
import type { RandomizationStep } from '../../cnn/explain/randomization-check.ts';
import type { PlacedUnit, Unit } from '../../cnn/explain/unit.ts';
import type { Window } from '../../cnn/layers/layer.ts';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { NetworkChoice, Picture, SubjectImage } from './subject.ts';

export type { PlacedUnit, ReluRule, Unit };

/** The calls that follow numbers of a network back to the pixels; they leave the training run alone. */
export interface LookingInsideCalls {
  /** The layers whose numbers can be picked, and what one of them gives for an image. */
  layerOutput: { args: LayerOutputWish; result: LayerOutput };
  /** One number followed back by each rule for ReLUs; streams the pictures. */
  inputGradients: { args: GradientsWish; result: InputGradients; partial: RulePicture };
  /** How much the score of a class hangs on each pixel. Quick enough to follow a slider. */
  saliency: { args: SaliencyWish; result: Saliency };
  /** The same pictures while layer after layer forgets, from the top; streams them. */
  randomization: { args: RandomizationWish; result: Randomization; partial: ForgottenLayer };
}

export interface LayerOutputWish {
  readonly network: NetworkChoice;
  readonly image: SubjectImage;
  /** `conv2`, or in a branch `residual1/main/conv2`; the last layer with maps unless told. */
  readonly layer?: string;
}

/** What a layer gives for an image. */
export interface LayerOutput {
  readonly layer: string;
  /** `[height, width, channels]` or `[units]`. */
  readonly activation: PlainTensor;
  /** All that can be picked from, in order, but for the input itself. */
  readonly layers: readonly UnitLayer[];
  /** The image as the network sees it. */
  readonly picture: Picture;
}

/** A layer whose numbers can be picked. */
export interface UnitLayer {
  readonly name: string;
  readonly kind: string;
  /** `[height, width, channels]` or `[units]`. */
  readonly outputShape: readonly number[];
  /** The window on the input that one output sees: output i begins at pixel i · stride − pad; of size `Infinity` it is all. */
  readonly window: Window;
}

export interface GradientsWish {
  readonly network: NetworkChoice;
  readonly image: SubjectImage;
  /** The most probable class unless told. */
  readonly unit?: Unit;
  /** All three unless told. */
  readonly rules?: readonly ReluRule[];
}

/** A number followed back by one rule. */
export interface RulePicture {
  readonly rule: ReluRule;
  /** `[height, width, channels]` of the network's input, of any sign. */
  readonly image: PlainTensor;
}

export interface InputGradients {
  /** What was followed, with its place, and its number for the image. */
  readonly unit: PlacedUnit;
  readonly value: number;
  /** The class that was followed; null where it was a number inside. */
  readonly label: number | null;
  readonly pictures: readonly RulePicture[];
  readonly picture: Picture;
  readonly classes: readonly string[];
}

export interface SaliencyWish {
  readonly network: NetworkChoice;
  readonly image: SubjectImage;
  /** The true class, or else the most probable, unless told. */
  readonly label?: number;
}

export interface Saliency {
  /** `[height, width]`, from 0. */
  readonly map: PlainTensor;
  readonly label: number;
  readonly picture: Picture;
  readonly classes: readonly string[];
}

export interface RandomizationWish extends GradientsWish {
  /** Of the random weights. */
  readonly seed: number;
}

/** One rule's picture after one more layer has forgotten. */
export interface ForgottenLayer extends RandomizationStep {
  readonly rule: ReluRule;
  /** Of the layers, from 0. */
  readonly index: number;
}

export interface Randomization {
  /** The layers in the order in which they forget. */
  readonly layers: readonly string[];
  /** The pictures before anything was forgotten. */
  readonly originals: readonly RulePicture[];
  readonly steps: readonly ForgottenLayer[];
}
