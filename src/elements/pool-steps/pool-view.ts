import {
  count,
  type PoolBackwardFrame,
  type PoolForwardFrame,
  type PoolFrame,
  shown,
} from '../../steps/index.ts';
import type { GridMark, GridWindow, Hue } from '../number-grid/index.ts';

/** One of the four grids of a map. */
export type Panel = 'input' | 'output' | 'above' | 'back';

/** Where the reader points. */
export interface Pointed {
  readonly on: Panel;
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

/** What is drawn over a grid. */
export interface PanelView {
  readonly marks: readonly GridMark[];
  readonly windows: readonly GridWindow[];
}

/** What is to be seen: a frame, and what is marked because of what is pointed at. */
export interface PoolView {
  readonly frame: PoolFrame;
  /** One sentence for all this. */
  readonly text: string;
  readonly panel: (on: Panel, map: number) => PanelView;
}

type Windowed = PoolForwardFrame | PoolBackwardFrame;

/**
 * Puts a step and the pointer together: an output shows the window it came from and who won, an input or
 * its gradient the outputs whose windows it lies in.
 *
 * @param size cells along the side of a window
 * @param switches whether the places that won are kept and shown, as a max pool does
 */
export function poolView(
  frames: readonly PoolFrame[],
  step: number,
  pointed: Pointed | null,
  size: number,
  switches: boolean,
): PoolView {
  const frame = (pointed && frameOf(frames, pointed)) || frames[step];
  const reached = pointed && !frameOf(frames, pointed) ? reachedBy(frames, pointed, size) : [];
  const won = switches ? wonBefore(frames.slice(0, Math.max(step, frames.indexOf(frame)) + 1)) : [];
  const text = pointed && reached.length > 0 ? reachText(reached, pointed) : frame.text;
  const panel = (on: Panel, map: number): PanelView => ({
    marks: [...pointedMark(pointed, on, map), ...reachMarks(reached, pointed, on, map)],
    windows: windowsOf(frame, on, map, size, won),
  });
  return { frame, text, panel };
}

function frameOf(frames: readonly PoolFrame[], { on, map, row, column }: Pointed) {
  const pass = on === 'output' ? 'forward' : on === 'above' ? 'backward' : undefined;
  return frames.find(
    (frame) =>
      frame.pass === pass && frame.map === map && frame.row === row && frame.column === column,
  );
}

/** The frames of the pass whose windows hold the cell that is pointed at. */
function reachedBy(frames: readonly PoolFrame[], { on, map, row, column }: Pointed, size: number) {
  const pass = on === 'input' ? 'forward' : 'backward';
  return frames.filter(
    (frame): frame is Windowed =>
      frame.pass === pass &&
      frame.map === map &&
      row >= frame.top &&
      row < frame.top + size &&
      column >= frame.left &&
      column < frame.left + size,
  );
}

function wonBefore(frames: readonly PoolFrame[]) {
  return frames.flatMap(
    (frame) =>
    frame.pass === 'forward' ? frame.cells.filter(({ won }) => won).map((cell) => ({ ...cell, map: frame.map })) : [], // prettier-ignore
  );
}

function windowsOf(
  frame: PoolFrame,
  on: Panel,
  map: number,
  size: number,
  won: ReturnType<typeof wonBefore>,
): GridWindow[] {
  const { row, column, top, left } = frame;
  const back = frame.pass === 'backward';
  if (on === 'back' && !back) return [];
  const small = on === 'output' || on === 'above';
  if (frame.map !== map) return small ? [] : [away, ...switchesOn(won, map)];
  if (small) {
    const mine = (on === 'above') === back && frame.pass !== 'overrun';
    return mine ? [{ row, column, rows: 1, columns: 1, hue: back ? 'gradient' : 'output' }] : [];
  }
  const hue = frame.pass === 'overrun' ? 'off' : on === 'back' ? 'gradient' : 'input';
  return [{ row: top, column: left, rows: size, columns: size, hue }, ...switchesOn(won, map)];
}

/** Holds the first place among the windows, so that the switches keep theirs and nothing moves that did not move. */
const away: GridWindow = { row: 0, column: 0, rows: 0, columns: 0, hue: 'input' };

function switchesOn(won: ReturnType<typeof wonBefore>, map: number): GridWindow[] {
  const hue: Hue = 'output';
  return won
    .filter((cell) => cell.map === map)
    .map(({ row, column }) => ({ row, column, rows: 1, columns: 1, hue }));
}

function pointedMark(pointed: Pointed | null, on: Panel, map: number): GridMark[] {
  if (pointed?.on !== on || pointed.map !== map) return [];
  return [{ row: pointed.row, column: pointed.column, kind: 'pointed' }];
}

function reachMarks(
  reached: readonly Windowed[],
  pointed: Pointed | null,
  on: Panel,
  map: number,
): GridMark[] {
  const target = pointed?.on === 'input' ? 'output' : 'above';
  if (on !== target || pointed?.map !== map) return [];
  return reached.map(({ row, column }) => ({ row, column, kind: 'reached' }));
}

function reachText(reached: readonly Windowed[], { on, row, column }: Pointed): string {
  const cell = `row ${row + 1}, column ${column + 1}`;
  const lies = `lies in ${count(reached.length, 'window')}`;
  if (on === 'input') {
    const wins = reached.filter(
      (frame) =>
        frame.pass === 'forward' &&
        frame.cells.some((each) => each.won && each.row === row && each.column === column),
    ).length;
    const most = wins === 0 ? 'is the largest in none' : `is the first of the largest in ${wins}`;
    return `Input ${cell} ${lies} and ${most}.`;
  }
  const parts = reached.flatMap((frame) =>
    frame.pass === 'backward'
      ? frame.shares.filter((each) => each.row === row && each.column === column)
      : [],
  );
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  const spelled = parts.map(({ share }, i) => (i > 0 && share >= 0 ? `+ ${shown(share)}` : i > 0 ? `− ${shown(-share)}` : shown(share))).join(' '); // prettier-ignore
  const sum = parts.length > 1 ? `${spelled} = ${shown(total)}` : shown(total);
  return `At ${cell} the input ${lies}; in the end its gradient is ${sum}.`;
}
