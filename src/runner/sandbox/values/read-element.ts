import type { ElementView, FieldValue, LayerRow, PointSeries } from '../protocol/index.ts';
import { holdsBytes, textLength } from './bytes-text.ts';
import { disagreement } from './disagreement.ts';
import { fieldsOf } from './element-schema.ts';
import { type Field, MOST_NETWORK } from './field.ts';
import { count, isRecord, text } from './read-basics.ts';
import { readTensor } from './read-tensor.ts';

const MOST_TEXT = 300;
const MOST_CODE = 20_000;
const MOST_TEXTS = 1000;
const MOST_SIDE = 64;
const MOST_NUMBERS = 50_000;
const MOST_LINES = 20;

/** Reads a widget by its schema; null where it is not one that may be shown. */
export function readElement(from: Record<string, unknown>): ElementView | null {
  const tag = text(from.tag);
  const schema = fieldsOf(tag);
  if (!schema || !isRecord(from.fields)) return null;
  const fields: Record<string, FieldValue> = {};
  for (const [name, field] of Object.entries(schema)) {
    const value = Object.hasOwn(from.fields, name) ? readField(field, from.fields[name]) : null;
    if (value !== null) fields[name] = value;
    else if (field.needed) return null;
  }
  if (disagreement(tag, fields) !== null) return null;
  return { kind: 'element', tag, fields, caption: text(from.caption).slice(0, MOST_TEXT) };
}

/** A property's value, copied; null where it is not of its kind. */
export function readField(field: Field, from: unknown): FieldValue | null {
  const value = byKind(field.kind, from);
  return value !== null && (field.accepts?.(value) ?? true) ? value : null;
}

function byKind(kind: Field['kind'], from: unknown): FieldValue | null {
  switch (kind) {
    case 'boolean':
      return typeof from === 'boolean' ? from : null;
    case 'number':
      return typeof from === 'number' && Number.isFinite(from) ? from : null;
    case 'text':
      return typeof from === 'string' ? from.slice(0, MOST_TEXT) : null;
    case 'network':
      return typeof from === 'string' && from.length <= MOST_CODE ? from : null;
    case 'weights':
      return isFile(from) ? from : null;
    case 'texts':
      return readTexts(from);
    case 'numbers':
      return readNumbers(from);
    case 'grid':
      return readGrid(from);
    case 'tensor':
      return isRecord(from) ? readTensor(from) : null;
    case 'lines':
      return readSeries(from);
    case 'layers':
      return readLayers(from);
  }
}

/** Whether it may be the file of a network, as text; what is in it only the engine's worker reads. */
function isFile(from: unknown): from is string {
  return (
    typeof from === 'string' &&
    from.length > 0 &&
    from.length <= textLength(MOST_NETWORK) &&
    holdsBytes(from)
  );
}

/** Texts, cut; null where it is no list of them. */
export function readTexts(from: unknown): string[] | null {
  if (!Array.isArray(from) || from.length > MOST_TEXTS) return null;
  return from.every((one) => typeof one === 'string')
    ? from.map((one) => (one as string).slice(0, MOST_TEXT))
    : null;
}

/** Numbers; what is null on its way was not finite. */
function readNumbers(from: unknown): number[] | null {
  if (!Array.isArray(from) || from.length > MOST_NUMBERS) return null;
  return from.every((one) => typeof one === 'number' || one === null)
    ? from.map((one) => (typeof one === 'number' ? one : NaN))
    : null;
}

function readGrid(from: unknown): number[][] | null {
  if (!Array.isArray(from) || from.length === 0 || from.length > MOST_SIDE) return null;
  const rows = from.map(readNumbers);
  const columns = rows[0]?.length ?? 0;
  const even = columns > 0 && columns <= MOST_SIDE;
  return even && rows.every((row) => row?.length === columns) ? (rows as number[][]) : null;
}

/** Lines of a chart; null where they are none. */
export function readSeries(from: unknown): PointSeries[] | null {
  if (!Array.isArray(from) || from.length === 0 || from.length > MOST_LINES) return null;
  const all = from.map((one) => {
    if (!isRecord(one)) return null;
    const x = readNumbers(one.x);
    const y = readNumbers(one.y);
    return x && y && x.length === y.length
      ? { name: text(one.name).slice(0, MOST_TEXT), x, y }
      : null;
  });
  return all.includes(null) ? null : (all as PointSeries[]);
}

function readLayers(from: unknown): LayerRow[] | null {
  if (!Array.isArray(from) || from.length > MOST_TEXTS) return null;
  const rows = from.map((one): LayerRow | null => {
    const shape = isRecord(one) ? readNumbers(one.outputShape) : null;
    if (!isRecord(one) || !shape) return null;
    const { receptiveField } = one;
    return {
      name: text(one.name).slice(0, MOST_TEXT),
      kind: text(one.kind).slice(0, MOST_TEXT),
      outputShape: shape,
      parameters: count(one.parameters),
      multiplyAdds: count(one.multiplyAdds),
      receptiveField: typeof receptiveField === 'number' ? receptiveField : Infinity,
    };
  });
  return rows.includes(null) ? null : (rows as LayerRow[]);
}
