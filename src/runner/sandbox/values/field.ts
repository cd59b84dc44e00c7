import type { FieldValue, TensorView } from '../protocol/index.ts';
import { textToFloats } from './floats-text.ts';

/** Bytes that the file of a network may have which a cell shows: with an image it is one text of the relay. */
export const MOST_NETWORK = 2_000_000;

/** What a property of a widget takes. */
export interface Field {
  readonly kind:
    | 'boolean'
    | 'number'
    | 'text'
    | 'network'
    | 'weights'
    | 'texts'
    | 'numbers'
    | 'grid'
    | 'tensor'
    | 'lines'
    | 'layers';
  /** In words that complete "expected …". */
  readonly expected: string;
  /** The values there are to choose from; any that is accepted where left out. */
  readonly choices?: readonly (string | number)[];
  /** Whether a value of that kind will do; all will where left out. */
  readonly accepts?: (value: FieldValue) => boolean;
  /** Whether the widget shows nothing without it. */
  readonly needed?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export const text: Field = { kind: 'text', expected: 'a text' };
export const number: Field = { kind: 'number', expected: 'a number' };
export const boolean: Field = { kind: 'boolean', expected: 'true or false' };
export const texts: Field = { kind: 'texts', expected: 'a list of texts' };

/** Rows of numbers, which the widget needs. */
export const grid: Field = {
  kind: 'grid',
  expected: 'rows of numbers [[…], …], all equally long, at most 64 × 64',
  needed: true,
};

export function whole(least: number, most: number): Field {
  return {
    kind: 'number',
    expected: `a whole number from ${least} to ${most}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  };
}

export function between(low: number, high: number): Field {
  return {
    kind: 'number',
    expected: `a number from ${low} to ${high}`,
    accepts: (value) => Number(value) >= low && Number(value) <= high,
  };
}

export function oneOf(...names: readonly string[]): Field {
  return {
    kind: 'text',
    expected: `one of ${names.join(', ')}`,
    choices: names,
    accepts: (value) => names.includes(String(value)),
  };
}

export function oneNumberOf(...numbers: readonly number[]): Field {
  return {
    kind: 'number',
    expected: `one of ${numbers.join(', ')}`,
    choices: numbers,
    accepts: (value) => numbers.includes(Number(value)),
  };
}

/** A grid with as many columns as rows. */
export function square(least: number, most: number): Field {
  return {
    kind: 'grid',
    expected: `a square [[…], …] of ${least} to ${most} rows`,
    accepts: (value) => {
      const { length } = value as number[][];
      return length >= least && length <= most && (value as number[][])[0].length === length;
    },
  };
}

/** Numbers of any size with so many axes, which the widget needs. */
export function tensor(...ranks: readonly number[]): Field {
  return {
    kind: 'tensor',
    expected: `numbers of rank ${ranks.join(' or ')}`,
    accepts: (value) => ranks.includes((value as TensorView).shape.length),
    needed: true,
  };
}

/** `[height, width]` or `[height, width, channels]`, whole, with sides and channels in their bounds. */
export function map(least: number, most: number, channels: readonly number[]): Field {
  return {
    kind: 'tensor',
    expected:
      `numbers [height, width] or [height, width, ${channels.join(' or ')}], ` +
      `each side ${least} to ${most}`,
    accepts: (value) => {
      const { shape, sent } = value as TensorView;
      const [height, width, depth = 1] = shape;
      const fits = [height, width].every((side) => side >= least && side <= most);
      const flat = shape.length === 2 || shape.length === 3;
      return flat && fits && channels.includes(depth) && sent === height;
    },
  };
}

/** A network of the cell with its weights: the file of it, as text. */
export const network: Field = {
  kind: 'weights',
  expected: `a network, such as sequential makes, whose file takes at most ${MOST_NETWORK / 1e6} MB`,
};

/** An image as networks take it, whole. */
export const pixels: Field = {
  kind: 'tensor',
  expected: 'pixels [height, width, 1 or 3] from 0 to 1, each side 1 to 224',
  accepts: (value) => {
    const { shape, data } = value as TensorView;
    const isImage = shape.length === 3 && (picture(1, 224).accepts?.(value) ?? true);
    return isImage && data !== null && textToFloats(data).every((one) => one >= 0 && one <= 1);
  },
};

/** A picture: grey or in colour, as 0..1, as 0..255, or centred round 0. */
export function picture(least: number, most: number): Field {
  return map(least, most, [1, 3]);
}
