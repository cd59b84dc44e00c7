import type { TensorView, View } from '../protocol/index.ts';
import { describeTensor, MOST_TENSOR_VALUES } from './describe-tensor.ts';
import { recognise } from './recognise.ts';

/** How much of a value is shown. */
export interface ViewLimits {
  /** Values in all, those inside others counted. */
  readonly nodes: number;
  /** Items of one list and entries of one record. */
  readonly items: number;
  /** Levels below the outermost. */
  readonly depth: number;
  /** Characters of all its strings and keys together. */
  readonly characters: number;
}

export const VIEW_LIMITS: ViewLimits = { nodes: 2000, items: 100, depth: 5, characters: 20_000 };

/**
 * A value as plain data to be shown: cut in size and depth with counts, cycles marked, getters not called.
 *
 * Whatever the value does (a proxy that throws, a class that lies), this gives a view and does not throw.
 */
export function describe(value: unknown, limits = VIEW_LIMITS): View {
  return new Describer(limits).view(value, 0);
}

const DEEP: View = { kind: 'mark', why: 'deep' };

class Describer {
  private readonly above = new Set<object>();
  private nodes = 0;
  private charactersLeft: number;
  private tensorValuesLeft = MOST_TENSOR_VALUES;

  constructor(private readonly limits: ViewLimits) {
    this.charactersLeft = limits.characters;
  }

  view(value: unknown, depth: number): View {
    this.nodes++;
    if (typeof value === 'function') return { kind: 'function', name: nameOfFunction(value) };
    if (typeof value !== 'object' || value === null) return this.primitive(value);
    if (this.above.has(value)) return { kind: 'mark', why: 'cycle' };
    this.above.add(value);
    try {
      return this.object(value, depth);
    } catch {
      return { kind: 'atom', text: '(an object that cannot be looked at)' };
    } finally {
      this.above.delete(value);
    }
  }

  private primitive(value: unknown): View {
    if (typeof value === 'string') {
      const shown = this.cut(value);
      return { kind: 'string', value: shown, cut: value.length - shown.length };
    }
    if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) {
      return { kind: 'number', value };
    }
    if (Object.is(value, -0)) return { kind: 'atom', text: '-0' };
    return { kind: 'atom', text: `${String(value)}${typeof value === 'bigint' ? 'n' : ''}` };
  }

  private cut(text: string): string {
    const shown = text.slice(0, this.charactersLeft);
    this.charactersLeft -= shown.length;
    return shown;
  }

  private object(value: object, depth: number): View {
    if (value instanceof Error) {
      return {
        kind: 'error',
        name: this.cut(String(value.name)),
        message: this.cut(String(value.message)),
      };
    }
    const known = depth === 0 ? recognise(value) : null;
    if (known) return known;
    const tensor = describeTensor(value, this.tensorValuesLeft);
    if (tensor) {
      this.tensorValuesLeft -= sentValues(tensor);
      return tensor;
    }
    if (value instanceof Date || value instanceof RegExp)
      return { kind: 'atom', text: String(value) };
    if (value instanceof Promise)
      return { kind: 'atom', text: 'Promise (await it to see its value)' };
    if (depth >= this.limits.depth) return DEEP;
    if (Array.isArray(value)) return this.list('Array', value.length, value, depth);
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const { length } = value as Float32Array;
      return this.list(nameOf(value), length, value as Float32Array, depth);
    }
    if (value instanceof Set)
      return this.list('Set', value.size, firstOf(value, this.limits.items), depth);
    if (value instanceof Map) return this.map(value, depth);
    return this.record(value, depth);
  }

  private list(name: string, length: number, source: ArrayLike<unknown>, depth: number): View {
    const items: View[] = [];
    const count = Math.min(length, this.limits.items);
    for (let i = 0; i < count && this.nodes < this.limits.nodes; i++) {
      items.push(i in source ? this.view(source[i], depth + 1) : { kind: 'atom', text: 'empty' });
    }
    return { kind: 'list', name, length, items };
  }

  private map(value: Map<unknown, unknown>, depth: number): View {
    const entries = firstOf(value, this.limits.items).map(([key, item]) => {
      const name = typeof key === 'object' ? nameOf(key as object) : String(key);
      return [this.cut(name), this.view(item, depth + 1)] as const;
    });
    return { kind: 'record', name: 'Map', entries, more: value.size - entries.length };
  }

  private record(value: object, depth: number): View {
    const keys = Object.keys(value);
    const entries: (readonly [string, View])[] = [];
    for (const key of keys.slice(0, this.limits.items)) {
      if (this.nodes >= this.limits.nodes || this.charactersLeft <= 0) break;
      const property = Object.getOwnPropertyDescriptor(value, key);
      const shown: View =
        property && 'value' in property
          ? this.view(property.value, depth + 1)
          : { kind: 'atom', text: '(computed when read)' };
      entries.push([this.cut(key), shown]);
    }
    return { kind: 'record', name: nameOf(value), entries, more: keys.length - entries.length };
  }
}

function sentValues({ shape, sent }: TensorView): number {
  return sent * shape.slice(1).reduce((a, b) => a * b, 1);
}

function firstOf<T>(values: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const value of values) {
    if (first.length >= count) break;
    first.push(value);
  }
  return first;
}

/** The name of an object's class; empty for a plain object. */
function nameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return '';
  const made = (prototype as { constructor?: unknown }).constructor;
  return typeof made === 'function' ? nameOfFunction(made) : '';
}

function nameOfFunction(value: object): string {
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value as unknown;
  return typeof name === 'string' ? name.slice(0, 100) : '';
}
