import type { CellError, Output } from './output.ts';
import type { Plain, PlainText } from './plain.ts';
import type { View } from './view.ts';

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

/** The name of the error for a call of a function that no cell has declared. */
export const NO_ENTRY = 'NoEntry';

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
