import { type DenseFrame, type FlatPlace, shown } from '../../steps/index.ts';
import type { GridMark, GridWindow } from '../number-grid/index.ts';

/** Where the reader points: a number of the flattened row (or the input cell it came from), a weight, an output. */
export type Pointed =
  | { readonly on: 'feature'; readonly feature: number }
  | { readonly on: 'weight'; readonly feature: number; readonly unit: number }
  | { readonly on: 'output'; readonly unit: number };

/** What is to be seen: a frame, and what is marked and framed in each grid. */
export interface DenseView {
  readonly frame: DenseFrame;
  /** The feature that is pointed at, itself or through one of its weights. */
  readonly feature?: number;
  /** One list a channel. */
  readonly inputMarks: readonly (readonly GridMark[])[];
  readonly inputWindows: readonly (readonly GridWindow[])[];
  readonly flatMarks: readonly GridMark[];
  readonly flatWindows: readonly GridWindow[];
  readonly weightMarks: readonly GridMark[];
  readonly weightWindows: readonly GridWindow[];
  readonly outputMarks: readonly GridMark[];
  readonly outputWindows: readonly GridWindow[];
  readonly text: string;
}

/** What the layer is made of. */
export interface DenseSize {
  readonly places: readonly FlatPlace[];
  readonly channels: number;
  readonly units: number;
}

/**
 * Puts a step and the pointer together: an output or a weight shows the sum it is in, a number of the input
 * every output it goes into.
 */
export function denseView(
  frames: readonly DenseFrame[],
  step: number,
  pointed: Pointed | null,
  size: DenseSize,
): DenseView {
  const unit = pointed && 'unit' in pointed ? pointed.unit : undefined;
  const asked = frames.find((each) => each.kind === 'dot' && each.unit === unit);
  const frame = asked ?? frames[step];
  const feature = pointed && 'feature' in pointed ? pointed.feature : undefined;
  const source = feature === undefined ? undefined : size.places[feature];
  const spreads = pointed?.on === 'feature';
  return {
    frame,
    feature,
    inputMarks: eachChannel(size, (channel) =>
      source?.channel === channel ? [{ ...source, kind: 'pointed' }] : [],
    ),
    flatMarks: feature === undefined ? [] : [{ row: 0, column: feature, kind: 'pointed' }],
    weightMarks: weightMarks(pointed, size.units),
    outputMarks: spreads ? eachUnit(size, (row) => ({ row, column: 0, kind: 'reached' })) : [],
    ...windowsOf(frame, size),
    text: spreads ? spreadText(frames, pointed.feature, size.units) : frame.text,
  };
}

function windowsOf(frame: DenseFrame, { places, channels }: DenseSize) {
  if (frame.kind === 'flatten') {
    const { row, column, first } = frame;
    const here: GridWindow = { row, column, rows: 1, columns: 1, hue: 'input' };
    return {
      inputWindows: Array.from({ length: channels }, () => [here]),
      flatWindows: [window(0, first, channels, 'input')],
      weightWindows: [],
      outputWindows: [],
    };
  }
  return {
    inputWindows: Array.from({ length: channels }, () => []),
    flatWindows: [window(0, 0, places.length, 'input')],
    weightWindows: [window(frame.unit, 0, places.length, 'weights')],
    outputWindows: [window(frame.unit, 0, 1, 'output')],
  };
}

function window(row: number, column: number, columns: number, hue: GridWindow['hue']): GridWindow {
  return { row, column, rows: 1, columns, hue };
}

function weightMarks(pointed: Pointed | null, units: number): GridMark[] {
  if (pointed?.on === 'weight')
    return [{ row: pointed.unit, column: pointed.feature, kind: 'pointed' }];
  if (pointed?.on !== 'feature') return [];
  return Array.from({ length: units }, (_, row) => ({
    row,
    column: pointed.feature,
    kind: 'reached',
  }));
}

function spreadText(frames: readonly DenseFrame[], feature: number, units: number): string {
  const value = frames.at(-1)?.flat[feature] ?? 0;
  return `Number ${feature + 1} of the row, ${shown(value)}, goes into all ${units} outputs, into each through a weight of its own.`;
}

function eachChannel<T>({ channels }: DenseSize, make: (channel: number) => T): T[] {
  return Array.from({ length: channels }, (_, channel) => make(channel));
}

function eachUnit<T>({ units }: DenseSize, make: (unit: number) => T): T[] {
  return Array.from({ length: units }, (_, unit) => make(unit));
}
