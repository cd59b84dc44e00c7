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

/** Points of one line; a number that is not finite is null on its way and NaN when it has been read. */
export interface PointSeries {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

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
