import { WIDGET_TYPES } from './widget-types.ts';

/** What a cell has besides the language, for the type checker. */
export const CELL_GLOBALS = `
declare const console: {
  log(...values: unknown[]): void; info(...values: unknown[]): void; warn(...values: unknown[]): void;
  error(...values: unknown[]): void; debug(...values: unknown[]): void; trace(...values: unknown[]): void;
  dir(value: unknown): void; table(value: unknown): void; assert(holds: unknown, ...values: unknown[]): void;
  count(label?: string): void; time(label?: string): void; timeEnd(label?: string): void;
  group(...values: unknown[]): void; groupEnd(): void; clear(): void };
/** Writes values under the cell. */
declare function print(...values: unknown[]): void;
/** What Math.random() begins from in all cells of this lesson; a whole number. */
declare const seed: number;
/**
 * The image in use on the page, as plain data: shape [height, width, channels], values 0..1; a drawn scene
 * where none was chosen.
 */
declare function chosenImage(): Promise<{ shape: [height: number, width: number, channels: number]; data: Float32Array }>;
declare const plot: typeof import('convscope').plot;
declare const images: typeof import('convscope').images;
declare const show: typeof import('convscope').show;
/** Milliseconds since the cell's worker started. */
declare const performance: { now(): number };
declare function setTimeout(work: (...values: any[]) => void, milliseconds?: number, ...values: unknown[]): number;
declare function clearTimeout(timer?: number): void;
declare function setInterval(work: (...values: any[]) => void, milliseconds?: number, ...values: unknown[]): number;
declare function clearInterval(timer?: number): void;
declare function queueMicrotask(work: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;
declare class TextEncoder { encode(text?: string): Uint8Array }
declare class TextDecoder { constructor(label?: string); decode(bytes?: ArrayBufferView | ArrayBuffer): string }
`;

/** The library as a cell has it: the framework, and what draws under a cell. */
export const CELL_LIBRARY = `
import type { Network } from './cnn/index.ts';
export * from './cnn/index.ts';

/** How a chart is titled. */
export interface PlotOptions {
  /** Where on the horizontal axis the point is; one further than the last where left out. */
  readonly x?: number;
  /** Names the chart; plots of one title share a chart. */
  readonly title?: string;
  /** What the horizontal axis counts; \`steps\` where left out. */
  readonly xLabel?: string;
}
/** Adds a point to a chart under the cell, or draws a list of them: \`plot(loss)\`, \`plot({ loss, accuracy })\`. */
export declare function plot(values: number | ArrayLike<number> | object, options?: PlotOptions): void;
/** Adds the point (x, y) to a chart under the cell. */
export declare function plot(x: number, y: number): void;

export interface ImagesOptions {
  /** A text an image. */
  readonly labels?: readonly unknown[];
  /** Images in a row; as many as fit where left out. */
  readonly columns?: number;
}
/** Shows a batch [count, height, width, 1 or 3], one image, or a data set such as \`data.test\` as pictures. */
export declare function images(given: unknown, options?: ImagesOptions): void;

${WIDGET_TYPES}
/**
 * Shows a widget of the lessons under the cell: \`show('size-ruler', { input: 7, filter: 3 })\`.
 *
 * A lab looks into a network of yours, with the weights that it has now, and an image:
 * \`show('occlusion-lab', { network: net, image: await chosenImage() })\`. What you leave out is the
 * page's: the network and the image in use there.
 */
export declare function show<Tag extends keyof Widgets>(tag: Tag, properties?: Widgets[Tag]): void;
`;
