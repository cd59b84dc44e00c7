import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { ElementView, FieldValue, View } from '../protocol/index.ts';
import { bytesToText } from '../values/bytes-text.ts';
import { describeTensor, isTensorLike, tensorView } from '../values/describe-tensor.ts';
import { disagreement } from '../values/disagreement.ts';
import { ELEMENTS, fieldsOf } from '../values/element-schema.ts';
import { type Field, MOST_NETWORK } from '../values/field.ts';
import { readField } from '../values/read-element.ts';
import { closest } from './closest.ts';
import type { NetworkFiles } from './network-files.ts';

/** The longest text that a message quotes. */
const MOST_QUOTED = 100;

/**
 * A widget with its properties, checked and copied; a network as its weights are now.
 *
 * @param networks how networks of the library are written; null where there is no library
 *
 * @throws InputError naming the nearest where there is no such widget or property.
 */
export function elementView(
  tag: unknown,
  properties: unknown,
  networks: NetworkFiles | null,
): ElementView {
  const schema = fieldsOf(String(tag));
  if (!schema)
    throw new InputError('show', `one of ${nearest(String(tag), ELEMENTS)}`, String(tag));
  const given = (properties ?? {}) as Record<string, unknown>;
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(schema, name) ? schema[name] : null;
    if (!field) {
      const known = nearest(name, schema);
      throw new InputError('show', `properties of ${String(tag)}, which are ${known}`, name);
    }
    fields[name] = read(`${name} of ${String(tag)}`, field, value, networks);
  }
  for (const [name, field] of Object.entries(schema)) {
    if (!field.needed || name in fields) continue;
    throw new InputError('show', `${name} of ${String(tag)}: ${field.expected}`, 'nothing');
  }
  const wrong = disagreement(String(tag), fields);
  if (wrong) throw new InputError('show', wrong, 'others');
  return { kind: 'element', tag: String(tag), fields, caption: '' };
}

function read(
  what: string,
  field: Field,
  value: unknown,
  networks: NetworkFiles | null,
): FieldValue {
  const isFile = field.kind === 'weights';
  const plain = isFile ? networkFile(value, networks) : inPlainForm(field, value);
  const accepted = plain === null ? null : readField(field, plain);
  if (accepted === null) {
    const got = networkInShort(value, networks) ?? inShort(value);
    throw new InputError('show', `${what}: ${field.expected}`, got);
  }
  return accepted;
}

/** A network's file as text; null where it is none, or its weights alone are too many. */
function networkFile(value: unknown, networks: NetworkFiles | null): string | null {
  const bytes = networks?.weigh(value) ?? Infinity;
  return networks && bytes <= MOST_NETWORK ? bytesToText(networks.write(value)) : null;
}

function networkInShort(value: unknown, networks: NetworkFiles | null): string | null {
  const bytes = networks?.weigh(value) ?? null;
  return bytes === null ? null : `a network whose weights take ${(bytes / 1e6).toPrecision(3)} MB`;
}

/** A value in the form its field has on the way; null where it has none. */
function inPlainForm({ kind }: Field, value: unknown): unknown {
  switch (kind) {
    case 'tensor':
      return asTensor(value);
    case 'grid':
    case 'numbers':
      return asLists(value);
    case 'lines':
      return asLines(value);
    case 'layers':
      return (value as { layers?: unknown } | null)?.layers ?? value;
    default:
      return value;
  }
}

/** Tensors, typed arrays and nested lists alike. */
function asTensor(value: unknown): View | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isTensorLike(value)) return describeTensor(value);
  const shape: number[] = [];
  for (let at: unknown = value; isList(at); at = at[0]) shape.push(at.length);
  const flat = flatten(value, shape.length);
  const size = shape.reduce((a, b) => a * b, 1);
  if (shape.length === 0 || flat.length !== size) return null;
  if (!flat.every((one) => typeof one === 'number')) return null;
  return tensorView(flat as number[], { shape, axes: null, of: 'float32' });
}

function flatten(value: unknown, depth: number): unknown[] {
  if (!isList(value)) return [value];
  return depth <= 1
    ? Array.from(value)
    : Array.from(value).flatMap((one) => flatten(one, depth - 1));
}

function asLists(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && isTensorLike(value)) {
    const data = value.dataSync?.() ?? (value.data as Float32Array);
    return nest(value.shape, Array.from(data));
  }
  return isList(value) ? Array.from(value, asLists) : value;
}

function nest(shape: readonly number[], values: readonly number[]): unknown {
  if (shape.length <= 1) return values;
  const size = values.length / shape[0];
  return Array.from({ length: shape[0] }, (_, i) =>
    nest(shape.slice(1), values.slice(i * size, (i + 1) * size)),
  );
}

function asLines(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const given = Array.isArray(value)
    ? (value as Record<string, unknown>[]).map((line) => [line?.name, line?.x, line?.y] as const)
    : Object.entries(value).map(([name, y]) => [name, undefined, y] as const);
  return given.map(([name, x, y]) => {
    const numbers = asLists(y);
    const places =
      x === undefined && isList(numbers) ? Array.from(numbers, (_, i) => i + 1) : asLists(x);
    return { name: String(name), x: places, y: numbers };
  });
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The names there are, the likeliest first and alone if there is one. */
function nearest(name: string, known: object): string {
  const names = Object.keys(known);
  const meant = closest(name, names);
  return meant ? `${names.join(', ')} (did you mean ${meant}?)` : names.join(', ');
}

/** What came, as short as a message wants it. */
function inShort(value: unknown): unknown {
  if (typeof value === 'string' && value.length > MOST_QUOTED) {
    return `a text of ${value.length} characters`;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isTensorLike(value)) return `a tensor of shape [${value.shape.join(', ')}]`;
  if (isList(value)) return value.length > 8 ? `a list of ${value.length}` : value;
  return (asJson(value)?.length ?? Infinity) > MOST_QUOTED ? 'an object' : value;
}

/** Null where an object cannot be written, since it holds itself say. */
function asJson(value: object): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
