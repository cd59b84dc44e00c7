import { InputError } from '../tensor/input-error.ts';
import { suggest } from './nearest-name.ts';

/** What one option of a layer may be, and what it is when it is left out. */
export interface OptionRule<T> {
  /** In words that complete "expected stride to be …". */
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** The default; a rule without one makes the option required. */
  readonly otherwise?: T;
  /** The option whose value is the default instead, e.g. a pool's stride is its size. */
  readonly sameAs?: string;
}

/** A rule for every option. */
export type OptionRules<Options> = {
  readonly [Name in keyof Options]-?: OptionRule<Required<Options>[Name]>;
};

/** Rules of a layer whose options are not known here. */
export type AnyRules = Readonly<Record<string, OptionRule<unknown>>>;

/**
 * Checks options against their rules and fills in the defaults.
 *
 * @throws InputError for an option that is unknown, missing or against its rule.
 */
export function readOptions<Options extends object>(
  where: string,
  given: Options,
  rules: OptionRules<Options>,
): Required<Options> {
  const names = Object.keys(rules);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InputError(where, `options { ${names.join(', ')} }`, given);
  }
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const known = names.length === 0 ? 'no options' : `options { ${names.join(', ')} }`;
    throw new InputError(where, known, `unknown option '${name}'${suggest(name, names)}`);
  }
  const values = new Map<string, unknown>(Object.entries(given));
  for (const [name, rule] of Object.entries<OptionRule<unknown>>(rules)) {
    const value = values.get(name) ?? defaultOf(rule, values);
    if (!rule.accepts(value)) {
      // A text of digits in quotes, or it would look like the number it should have been.
      const digits = typeof value === 'string' && /^\s*[\d.-]+\s*$/.test(value);
      const got = digits ? JSON.stringify(value) : value;
      throw new InputError(where, `${name} to be ${rule.expected}`, got);
    }
    values.set(name, value);
  }
  return Object.fromEntries(values) as Required<Options>;
}

/** What an option is when it is left out beside these others. */
export function defaultOf(
  rule: OptionRule<unknown>,
  others: ReadonlyMap<string, unknown>,
): unknown {
  return rule.sameAs === undefined ? rule.otherwise : others.get(rule.sameAs);
}

/** A whole number from `from` on. */
export function whole(
  from: number,
  fallback: Pick<OptionRule<number>, 'otherwise' | 'sameAs'> = {},
): OptionRule<number> {
  return {
    expected: `a whole number from ${from}`,
    accepts: (value) => Number.isSafeInteger(value) && (value as number) >= from,
    ...fallback,
  };
}

/** A number with `from <= value < below`. */
export function within(from: number, below: number, otherwise?: number): OptionRule<number> {
  return {
    expected:
      below === Infinity ? `a number from ${from}` : `a number from ${from} to below ${below}`,
    accepts: (value) =>
      typeof value === 'number' && Number.isFinite(value) && value >= from && value < below,
    otherwise,
  };
}

/** A number above 0. */
export function positive(otherwise: number): OptionRule<number> {
  return {
    expected: 'a number above 0',
    accepts: (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
    otherwise,
  };
}

/** One of a few words. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  otherwise: Word,
): OptionRule<Word> {
  return {
    expected: words.map((word) => `'${word}'`).join(' or '),
    accepts: (value) => words.some((word) => word === value),
    otherwise,
  };
}

/** True or false. */
export function flag(otherwise: boolean): OptionRule<boolean> {
  return {
    expected: 'true or false',
    accepts: (value) => typeof value === 'boolean',
    otherwise,
  };
}
