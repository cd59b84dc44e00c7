import type { PointSeries, View } from './view.ts';

/** What a cell puts out while it runs, and after. */
export type Output =
  | { readonly type: 'line'; readonly level: Level; readonly items: readonly View[] }
  /** An error after the cell had ended, or in a promise that nobody waits for. */
  | { readonly type: 'error'; readonly error: CellError }
  /** So many lines in all were not sent, because they were too many. */
  | { readonly type: 'dropped'; readonly count: number }
  | PointsOutput
  | ProgressOutput
  | MemoryOutput;

/** Points of a chart; the first of a run make it, later ones are added to it. */
export interface PointsOutput {
  readonly type: 'points';
  /** Tells the charts of a run apart. */
  readonly chart: number;
  readonly title: string;
  /** What the horizontal axis counts. */
  readonly xLabel: string;
  /** Whether a mean is drawn over the points, because they jump about. */
  readonly smooth: boolean;
  /** A level to compare with. */
  readonly reference: { readonly value: number; readonly name: string } | null;
  readonly series: readonly PointSeries[];
  /** Points in all that the chart had no room for. */
  readonly dropped: number;
}

/** How far a loop is. */
export interface ProgressOutput {
  readonly type: 'progress';
  /** Tells the loops of a run apart. */
  readonly loop: number;
  /** `train`, `evaluate`. */
  readonly name: string;
  /** What is counted, one of them: `step`. */
  readonly unit: string;
  readonly done: number;
  readonly total: number;
  /** Images a second; 0 while it is not known. */
  readonly rate: number;
  readonly ms: number;
  /** `left` where the loop was left before its end. */
  readonly state: 'running' | 'done' | 'left';
}

/** The tensors that are alive after a run that used the framework. */
export interface MemoryOutput {
  readonly type: 'memory';
  readonly tensors: number;
  readonly bytes: number;
  /** Of these, what the run made and nothing that is declared holds; both 0 where there is no such thing. */
  readonly left: { readonly tensors: number; readonly bytes: number };
}

export type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** An error as data. */
export interface CellError {
  /** `TypeError`, `InputError`, `SyntaxError`, …; empty where something else than an error was thrown. */
  readonly name: string;
  /** A sentence. */
  readonly message: string;
  /** Where it happened, innermost first; only places in cells. */
  readonly frames: readonly CellFrame[];
}

export interface CellFrame {
  readonly cell: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}
