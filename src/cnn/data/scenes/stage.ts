import type { Canvas } from './canvas.ts';
import type { Dice } from './dice.ts';

/** What an artist of one class works with: a canvas framed for the thing, and the knobs' dice. */
export interface Stage {
  /** The thing fills about −0.8 .. 0.8, faces right, and stands at y = 0.7 if it stands. */
  readonly canvas: Canvas;
  /** Which member of the class it is. */
  readonly kind: Dice;
  /** How it holds itself. */
  readonly pose: Dice;
  /** From where it is seen. */
  readonly view: Dice;
}
