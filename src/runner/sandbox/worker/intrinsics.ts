import { CORE_GLOBALS } from './core-globals.ts';

// Taken before student code runs, and called without any lookup that it could have changed: no iterators,
// no methods of arrays or maps in what runs afterwards.
const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } =
  Reflect;
const { setPrototypeOf } = Reflect;

interface Kept {
  readonly object: object;
  readonly prototype: object | null;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly PropertyDescriptor[];
  /** Whether what was added goes too; not so on the global object, where cells keep their variables. */
  readonly whole: boolean;
}

/** The built-in objects as they were, to be put back after each cell. */
export class Intrinsics {
  private readonly kept: Kept[] = [];

  /** Keeps the core globals and everything that hangs on them. */
  constructor(root: object = globalThis) {
    const seen = new Set<object>([root]);
    const keys = CORE_GLOBALS.filter((key) => Object.hasOwn(root, key));
    this.keep(root, keys, false);
    const queue = hiddenPrototypes();
    for (const key of keys) queue.push((root as Record<string, unknown>)[key]);
    for (let value = queue.pop(); queue.length > 0 || value !== undefined; value = queue.pop()) {
      if (!isObject(value) || seen.has(value)) continue;
      seen.add(value);
      this.keep(value, ownKeys(value), true);
      queue.push(...this.kept.at(-1)!.properties.flatMap(parts), getPrototypeOf(value));
    }
  }

  /** Puts back what was changed or added; returns how many properties could not be, for good. */
  restore(): number {
    let lost = 0;
    for (let i = 0; i < this.kept.length; i++) lost += restoreOne(this.kept[i]);
    return lost;
  }

  private keep(object: object, keys: readonly PropertyKey[], whole: boolean): void {
    const properties = keys.map((key) => getOwnPropertyDescriptor(object, key)!);
    this.kept.push({ object, prototype: getPrototypeOf(object), keys, properties, whole });
  }
}

function restoreOne({ object, prototype, keys, properties, whole }: Kept): number {
  let lost = 0;
  if (getPrototypeOf(object) !== prototype && !setPrototypeOf(object, prototype)) lost++;
  for (let i = 0; i < keys.length; i++) {
    const now = getOwnPropertyDescriptor(object, keys[i]);
    if (!same(now, properties[i]) && !defineProperty(object, keys[i], properties[i])) lost++;
  }
  if (!whole) return lost;
  const present = ownKeys(object);
  if (present.length === keys.length) return lost;
  for (let i = 0; i < present.length; i++) {
    if (!has(keys, present[i]) && !deleteProperty(object, present[i])) lost++;
  }
  return lost;
}

function same(now: PropertyDescriptor | undefined, then: PropertyDescriptor): boolean {
  if (!now) return false;
  if (now.get !== then.get || now.set !== then.set) return false;
  return now.value === then.value || (now.value !== now.value && then.value !== then.value);
}

function has(keys: readonly PropertyKey[], key: PropertyKey): boolean {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return true;
  return false;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function parts({ value, get, set }: PropertyDescriptor): unknown[] {
  return [value, get, set].filter(isObject);
}

/** Prototypes that no global names: of generators and iterators. */
function hiddenPrototypes(): unknown[] {
  return [
    function* () {},
    async function () {},
    async function* () {},
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    'x'.matchAll(/x/g),
  ].map((sample) => getPrototypeOf(sample));
}
