import { Refusal } from './refusal.ts';

/**
 * The own fields of what should be an object, for copying it field by field.
 *
 * Nothing is read through a prototype, so a field `__proto__` in foreign JSON is one more field that nobody asks for.
 */
export class OwnFields {
  private readonly fields: Map<string, unknown>;

  /**
   * @param path names the object in messages: `entries[3]`; empty for the outermost
   * @throws Refusal where it is no object
   */
  constructor(
    from: unknown,
    private readonly path: string,
  ) {
    if (typeof from !== 'object' || from === null) {
      throw new Refusal(`expected ${path || 'an object'}, got ${show(from)}.`);
    }
    this.fields = new Map(Object.entries(from));
  }

  get(name: string): unknown {
    return this.fields.get(name);
  }

  /** A text of at most `most` characters. */
  text(name: string, most: number): string {
    const value = this.get(name);
    if (typeof value === 'string' && value.length <= most) return value;
    throw this.wrong(name, `a text of at most ${most} characters`);
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (typeof value === 'boolean') return value;
    throw this.wrong(name, 'true or false');
  }

  /** A whole number in 0 .. below − 1. */
  count(name: string, below = Number.MAX_SAFE_INTEGER): number {
    const value = this.get(name);
    if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < below) {
      return Number(value);
    }
    const upTo = below === Number.MAX_SAFE_INTEGER ? '' : ` to ${below - 1}`;
    throw this.wrong(name, `a whole number from 0${upTo}`);
  }

  /** The path of a field, for an object inside this one. */
  pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  /** Says of a field what was expected and what came. */
  wrong(name: string, expected: string): Refusal {
    const got = show(this.get(name));
    return new Refusal(`expected ${this.pathOf(name)} to be ${expected}, got ${got}.`);
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
