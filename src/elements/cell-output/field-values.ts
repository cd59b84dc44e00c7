import type { ElementView, LayerRow, PointSeries, TensorView } from '../../runner/sandbox/index.ts';
import { textToFloats } from '../../runner/sandbox/values/index.ts';
import { whiteOf } from '../image-grid/image-bytes.ts';
import type { ChartLine } from '../line-chart/index.ts';
import type { MapStack } from '../map-grid/index.ts';

/** What a cell has given a widget, by the names of its fields. */
export type Fields = ElementView['fields'];
type Value = Fields[string];

const TONES = ['--ink', '--focus', '--positive', '--weights', '--ink-soft', '--gradient'];

/** A tensor as plain data; null where its values were too many to send. */
export function plain(from: Value) {
  const { shape, data } = from as TensorView;
  return data === null ? null : { shape, data: textToFloats(data) };
}

/** Rows of numbers as plain data. */
export function plainGrid(from: Value) {
  const rows = from as readonly (readonly number[])[];
  return { shape: [rows.length, rows[0].length], data: Float32Array.from(rows.flat()) };
}

/** A name for each of so many classes; those without one are counted. */
export function classNames(count: number, given: Value | undefined): readonly string[] {
  const named = (given ?? []) as readonly string[];
  return Array.from({ length: count }, (_, i) => named[i] ?? `class ${i}`);
}

/** Numbers of `[height, width]` or `[height, width, channels]` as a grid for each channel. */
export function channelsOf(from: Value): number[][][] {
  const { shape, data } = from as TensorView;
  const values = textToFloats(data ?? '');
  const [height, width, channels = 1] = shape;
  return rangeOf(channels, (channel) =>
    rangeOf(height, (row) =>
      // It crosses as float32, which holds seven digits: 0.1 is to be read as 0.1.
      rangeOf(width, (column) =>
        Number(values[(row * width + column) * channels + channel].toPrecision(7)),
      ),
    ),
  );
}

function rangeOf<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** A picture of three channels as bytes, a grey one too. */
export function pictureOf(from: Value) {
  const { shape, data } = from as TensorView;
  const bytes = bytesOf(textToFloats(data ?? ''));
  const [height, width, channels = 1] = shape;
  const rgb = new Uint8Array(height * width * 3);
  for (let i = 0; i < rgb.length; i++) rgb[i] = bytes[channels === 3 ? i : Math.floor(i / 3)];
  return { shape: [height, width, 3] as const, bytes: rgb };
}

/** Images, their labels, and what a network says of them. */
export function predictionsOf(images: Value, labels: readonly number[], from: Value) {
  return {
    images: bytesOf(textToFloats((images as TensorView).data ?? '')),
    labels: Uint8Array.from(labels),
    probabilities: plain(from),
  };
}

/** Pixels as bytes, whether they came as 0..1, as 0..255, or centred round 0. */
function bytesOf(values: Float32Array): Uint8Array {
  const white = whiteOf(values);
  const byte = (value: number) => (white === null ? 127.5 * (1 + value) : (255 * value) / white);
  return Uint8Array.from(new Uint8ClampedArray(Array.from(values, byte)));
}

export function chartLine({ name, x, y }: PointSeries, i: number): ChartLine {
  return { name, tone: TONES[i % TONES.length], look: 'main', x, y };
}

/** `[height, width]` is one map, `[height, width, maps]` as many. */
export function stackOf(from: Value): MapStack | null {
  const { shape, data } = from as TensorView;
  if (data === null) return null;
  const values = textToFloats(data);
  const [height, width, count = 1] = shape;
  return {
    count,
    height,
    width,
    colour: false,
    perRow: null,
    name: (map) => `map ${map}`,
    value: (map, y, x) => values[(y * width + x) * count + map],
  };
}

/** The rows of a summary with their sums. */
export function summed(from: Value) {
  const layers = from as readonly LayerRow[];
  const sum = (read: (row: LayerRow) => number) => layers.reduce((all, row) => all + read(row), 0);
  return {
    layers,
    parameters: sum((row) => row.parameters),
    multiplyAdds: sum((row) => row.multiplyAdds),
  };
}
