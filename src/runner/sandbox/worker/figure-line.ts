import type { Output, View } from '../protocol/index.ts';
import type { Clock } from './throttle.ts';

/** How figures leave the worker. */
export interface FigureLine extends Clock {
  /** The cell that speaks now. */
  speaker(): string;
  /** Shows a value under the cell that speaks now, if there is room; else says false. */
  print(view: View): boolean;
  /** Sends if there is room, else says false. */
  offer(output: Output, cell: string): boolean;
}

/** The most messages a second of one chart or one loop: as many as an eye follows. */
export const FIGURE_MS = 100;
