import { LIBRARY } from '../compile/index.ts';
import { closest } from './closest.ts';

/** The names a cell could have meant. */
export interface KnownNames {
  /** What cells above declare. */
  readonly declared: readonly string[];
  /** What only cells below declare, and which, in words. */
  readonly below: ReadonlyMap<string, string>;
  /** What the library exports; empty before it is loaded. */
  readonly library: readonly string[];
}

/** An engine's message with what to do about it, where that is known. */
export function advise(message: string, { declared, below, library }: KnownNames): string {
  const missing = /^(?:Can't find variable: )?([\w$]+)(?: is not defined)?$/.exec(message)?.[1];
  if (missing && missing !== message) {
    if (library.includes(missing)) {
      return `${missing} is not defined. Add import { ${missing} } from '${LIBRARY}'.`;
    }
    const later = below.get(missing);
    if (later) {
      return `${missing} is not defined here: ${later}, further down, declares it. A cell sees only what stands above it, so move the declaration up.`;
    }
    const meant = closest(missing, [...declared, ...library]);
    if (meant) return `${missing} is not defined. Did you mean ${meant}?`;
    return `${missing} is not defined: no cell above declares it. Is it spelt right?`;
  }
  if (/Maximum call stack|too much recursion/.test(message)) {
    return `${message}: a function calls itself without end.`;
  }
  if (/allocation failed|out of memory|allocation size overflow/.test(message)) {
    return `${message}: the memory that the browser gives to cells is used up. Restart to have it back.`;
  }
  return message;
}
