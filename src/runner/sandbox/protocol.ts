/**
 * Everything that crosses between the page, the frame's relay and the worker that runs student code.
 *
 *   page  ⇄  relay   structured messages over one MessagePort, handed over once
 *   relay ⇄  worker  structured messages in; JSON text out, so that what comes from the student's realm
 *                    has a length, no prototypes, and is parsed by the page
 */

/** Raised when messages change, so that an old page and a new frame refuse each other. */
export const PROTOCOL = 3;

/** The seed of a kernel that nobody has given another. */
export const FIRST_SEED = 1;

/** Page to frame, through the window, once, with the port: nothing else is ever posted to the window. */
export interface Hello {
  readonly convscope: typeof PROTOCOL;
}

/** Page to relay. */
export type HostMessage =
  /** Makes worker number `worker` and evaluates the runtime's text in it. */
  | { readonly type: 'start'; readonly worker: number; readonly runtime: string }
  /** Terminates it. */
  | { readonly type: 'kill'; readonly worker: number }
  /** Passes a message on. */
  | { readonly type: 'tell'; readonly worker: number; readonly message: WorkerOrder }
  /** The page has dealt with so many texts of the worker. */
  | { readonly type: 'ack'; readonly worker: number; readonly count: number }
  /** Asks for a sign of life. */
  | { readonly type: 'ping'; readonly beat: number };

/** Relay to page. */
export type RelayMessage =
  /** The relay listens; its first message. */
  | { readonly type: 'hello'; readonly convscope: typeof PROTOCOL }
  | { readonly type: 'killed'; readonly worker: number }
  /** What the worker said, a `WorkerReport` as JSON. */
  | { readonly type: 'said'; readonly worker: number; readonly text: string }
  /** So many texts of the worker were dropped, because too many stood unacknowledged. */
  | { readonly type: 'dropped'; readonly worker: number; readonly count: number }
  /** The worker could not be made, or failed outside any cell. */
  | { readonly type: 'broken'; readonly worker: number; readonly message: string }
  /** A sign of life; `ignored` is how many messages to the frame's window were not the page's hello. */
  | { readonly type: 'pong'; readonly beat: number; readonly ignored: number };

/** Page to worker, through the relay. */
export type WorkerOrder =
  /** Runs a cell; ends in one `done` or `failed` with the same id. */
  | {
      readonly type: 'run';
      readonly id: number;
      readonly cell: string;
      readonly code: string;
      /** All cells in the order of the page: it sees the names of those above; null for all that have run. */
      readonly page: readonly CellOnPage[] | null;
      /** What the run's random numbers begin from, a whole number. */
      readonly seed: number;
    }
  /** Calls a function that a cell has declared; ends in `returned` or `failed`. */
  | {
      readonly type: 'call';
      readonly id: number;
      readonly entry: string;
      readonly input: readonly Plain[];
    }
  /** The library's text, in answer to `needs`. */
  | { readonly type: 'library'; readonly text: string }
  /** The library could not be had. */
  | { readonly type: 'noLibrary'; readonly message: string }
  /** The chosen image, in answer to `wantsImage`. */
  | { readonly type: 'image'; readonly image: ChosenImage }
  /** Output of so many characters has been dealt with. */
  | { readonly type: 'ack'; readonly lines: number; readonly characters: number }
  | { readonly type: 'ping'; readonly beat: number };

/** A cell where it stands on the page. */
export interface CellOnPage {
  readonly cell: string;
  /** The names that its code declares and imports as it stands now. */
  readonly declares: readonly string[];
}

/** Worker to page, as JSON text through the relay. */
export type WorkerReport =
  /** The runtime stands. */
  | { readonly type: 'ready' }
  /** A cell imports the library, which is not here yet. */
  | { readonly type: 'needs' }
  /** A cell asks for the image that is chosen on the page. */
  | { readonly type: 'wantsImage' }
  | { readonly type: 'output'; readonly cell: string; readonly output: Output }
  /** A run ended well; `value` is null where the cell has none. */
  | {
      readonly type: 'done';
      readonly id: number;
      readonly value: View | null;
      readonly changed: readonly ChangedName[];
    }
  /** A call ended well. */
  | { readonly type: 'returned'; readonly id: number; readonly value: PlainText }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly error: CellError;
      readonly changed: readonly ChangedName[];
    }
  | { readonly type: 'pong'; readonly beat: number };

/** A variable of another cell whose value a run has changed from inside. */
export interface ChangedName {
  readonly cell: string;
  readonly name: string;
}

/** An image as it goes to a cell: a drawn scene by its numbers, anything else by its pixels; or why there is none. */
export type ChosenImage =
  | {
      readonly from: 'scene';
      /** The class, 0..9. */
      readonly label: number;
      readonly seed: number;
      readonly knobs: Readonly<Record<string, number>>;
    }
  | {
      readonly from: 'pixels';
      /** `[height, width, channels]`. */
      readonly shape: readonly [number, number, number];
      /** 0..255. */
      readonly bytes: Uint8Array;
    }
  | { readonly from: 'nowhere'; readonly reason: string };

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

/** Points of one line; a number that is not finite is null on its way and NaN when it has been read. */
export interface PointSeries {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
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

/** The name of the error for a call of a function that no cell has declared. */
export const NO_ENTRY = 'NoEntry';

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

/** A value as it is shown. */
export type View =
  /** Numbers that JSON knows are `value`; NaN and the infinities are `atom`s. */
  | { readonly kind: 'number'; readonly value: number }
  /** `cut` is how many characters are missing at the end. */
  | { readonly kind: 'string'; readonly value: string; readonly cut: number }
  /** What is written as it stands: `true`, `null`, `undefined`, `NaN`, `12n`, `Symbol(x)`, a date. */
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'function'; readonly name: string }
  /** An array, typed array or set; `items` are its first. */
  | {
      readonly kind: 'list';
      readonly name: string;
      readonly length: number;
      readonly items: readonly View[];
    }
  /** An object or map; `more` is how many entries are missing. */
  | {
      readonly kind: 'record';
      readonly name: string;
      readonly entries: readonly (readonly [key: string, value: View])[];
      readonly more: number;
    }
  | TensorView
  /** `more` is how many rows are missing. */
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly [head: string, cells: readonly View[]])[];
      readonly more: number;
    }
  /** Pictures, a label each or none; `tensor` is `[count, height, width, channels]`. */
  | {
      readonly kind: 'images';
      readonly tensor: TensorView;
      readonly labels: readonly string[];
      /** Pictures in a row; as many as fit where 0. */
      readonly columns: number;
    }
  | ElementView
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  /** An object that holds itself, or one deeper than is shown. */
  | { readonly kind: 'mark'; readonly why: 'cycle' | 'deep' };

export interface TensorView {
  readonly kind: 'tensor';
  readonly shape: readonly number[];
  /** What the axes are called; null where that is not known. */
  readonly axes: readonly string[] | null;
  /** `float32`, `int32`, `bool`, or the name of the typed array. */
  readonly of: string;
  /** Over the finite values; null where there are none. */
  readonly range: readonly [low: number, high: number] | null;
  /** Over the finite values; 0 where there are none. */
  readonly mean: number;
  /** How many values are NaN, and how many infinite. */
  readonly nan: number;
  readonly infinite: number;
  /** How many entries of the first axis are in `data`. */
  readonly sent: number;
  /**
   * Row-major, the last axis fastest: float32, little-endian, as base64; null where there are too many, or
   * the tensor is disposed.
   */
  readonly data: string | null;
}

/** One of our widgets with what it is to show. */
export interface ElementView {
  readonly kind: 'element';
  readonly tag: string;
  /** By the names and kinds of `element-schema.ts`. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** A sentence under it; may be empty. */
  readonly caption: string;
}

/** A property of a widget, as JSON. */
export type FieldValue =
  | boolean
  | number
  | string
  | readonly string[]
  | readonly number[]
  | readonly (readonly number[])[]
  | TensorView
  | readonly PointSeries[]
  | readonly LayerRow[];

/** A row of a model's summary. */
export interface LayerRow {
  readonly name: string;
  readonly kind: string;
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** Infinity is null on its way. */
  readonly receptiveField: number;
}

/** What goes into and comes out of a student's function when it is checked. */
export type Plain =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A `Plain` as JSON can carry it: `['n', 'NaN']`, `['u']` and the like stand for what JSON lacks. */
export type PlainText =
  | number
  | string
  | boolean
  | null
  | readonly ['list', readonly PlainText[]]
  | readonly ['record', readonly (readonly [key: string, value: PlainText])[]]
  | readonly ['number', string]
  | readonly ['undefined'];
