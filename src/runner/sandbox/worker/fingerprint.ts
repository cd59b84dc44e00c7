/** More than this is not looked through: a data set that a cell draws fits. */
const MOST_OBJECTS = 100_000;
const MOST_BYTES = 64_000_000;

/** Numbers for functions and other things that are told apart by which they are. */
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/**
 * A number that changes when a value changes, down to what it holds.
 *
 * Lists, plain objects, maps, sets, typed arrays and objects of the classes that cells declare are looked
 * into, without calling getters; anything else, such as a network, which fills itself when it is used, counts as which it is.
 *
 * @param classes the prototypes whose objects are looked into
 * @returns null where there is too much to look through, or a value does not let itself be looked at.
 */
export function fingerprint(value: unknown, classes: ReadonlySet<object>): number | null {
  try {
    return new Fingerprint(classes).of(value);
  } catch {
    return null;
  }
}

class Fingerprint {
  private high = 0xdeadbeef;
  private low = 0x41c6ce57;
  private bytes = 0;
  private readonly places = new Map<object, number>();

  constructor(private readonly classes: ReadonlySet<object>) {}

  of(value: unknown): number {
    const queue: unknown[] = [value];
    for (let at = 0; at < queue.length; at++) this.look(queue[at], queue);
    return 2 ** 21 * (this.high >>> 0) + (this.low >>> 11);
  }

  private look(value: unknown, queue: unknown[]): void {
    if (typeof value !== 'object' || value === null) return this.atom(value);
    const place = this.places.get(value);
    if (place !== undefined) return this.text(`@${place}`);
    if (this.places.size >= MOST_OBJECTS) throw new RangeError('too many objects');
    this.places.set(value, this.places.size);
    if (ArrayBuffer.isView(value)) return this.block(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!this.looksInto(value, prototype)) return this.text(`#${identityOf(value)}`);
    this.text(Array.isArray(value) ? `[${value.length}` : '{');
    if (value instanceof Map) for (const [key, item] of value) queue.push(key, item);
    if (value instanceof Set) queue.push(...value);
    if (Array.isArray(value) && value.every(isNumber)) return value.forEach((x) => this.number(x));
    for (const key of Reflect.ownKeys(value)) {
      this.text(String(key));
      const property = Reflect.getOwnPropertyDescriptor(value, key);
      queue.push(property && 'value' in property ? property.value : property?.get);
    }
  }

  private looksInto(value: object, prototype: unknown): boolean {
    if (prototype === null || prototype === Object.prototype || Array.isArray(value)) return true;
    return value instanceof Map || value instanceof Set || this.classes.has(prototype as object);
  }

  private atom(value: unknown): void {
    if (typeof value === 'number') return this.number(value);
    if (typeof value === 'function') return this.text(`#${identityOf(value)}`);
    this.text(`${typeof value} ${String(value)}`);
  }

  /** Numbers of a typed array, four bytes at a time. */
  private block({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    this.bytes += byteLength;
    if (this.bytes > MOST_BYTES) throw new RangeError('too many bytes');
    const whole = byteLength >> 2;
    if (byteOffset % 4 === 0) {
      const words = new Int32Array(buffer, byteOffset, whole);
      for (let at = 0; at < whole; at++) this.mix(words[at]);
    }
    const from = byteOffset % 4 === 0 ? whole * 4 : 0;
    const rest = new Uint8Array(buffer, byteOffset + from, byteLength - from);
    for (let at = 0; at < rest.length; at++) this.mix(rest[at]);
  }

  private number(value: number): void {
    scratch[0] = value;
    this.mix(words[0]);
    this.mix(words[1]);
  }

  private text(text: string): void {
    for (let at = 0; at < text.length; at++) this.mix(text.charCodeAt(at));
    this.mix(-1 - text.length);
  }

  /** Two 32-bit hashes with multipliers of their own (those of MurmurHash3, Appleby 2011). */
  private mix(word: number): void {
    this.high = Math.imul(((this.high ^ word) << 13) | ((this.high ^ word) >>> 19), 0xcc9e2d51) + 1;
    this.low = Math.imul(this.low ^ word ^ (this.low >>> 15), 0x85ebca6b) + 0x165667b1;
  }
}

const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function identityOf(value: object): number {
  let identity = identities.get(value);
  if (identity === undefined) identities.set(value, (identity = ++lastIdentity));
  return identity;
}
