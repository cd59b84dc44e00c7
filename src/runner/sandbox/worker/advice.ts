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

/** What to do about messages of engines and of tfjs that do not say it. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^Assignment to constant variable|^invalid assignment to const/,
    'what is declared with const keeps its value. Declare it with let if it has to change.',
  ],
  [
    /is not (async )?iterable/,
    'a loop or … needs a list here. For what comes step by step, as from train(…), write for await (const step of …).',
  ],
  [
    /is not a function/,
    'is the name spelt right, also after the dot, and is it a function and not a value?',
  ],
  [
    /^Cannot read properties of undefined|^can't access property .* is undefined/,
    'what stands before it has no value. Is an await missing, an index too large, or a name misspelt?',
  ],
  [
    /^Tensor is disposed/,
    'its memory was given back by dispose() or tidy(). Use it before that, or return it from tidy().',
  ],
  [
    /^No backend found/,
    "nothing computes yet. Write await ready() before it, and import { ready } from 'convscope'.",
  ],
];

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
  const known = ADVICE.find(([pattern]) => pattern.test(message));
  if (known) return `${message.replace(/\.$/, '')}: ${known[1]}`;
  if (/Maximum call stack|too much recursion/.test(message)) {
    return `${message}: a function calls itself without end.`;
  }
  if (/allocation failed|out of memory|allocation size overflow/.test(message)) {
    return `${message}: the memory that the browser gives to cells is used up. Restart to have it back.`;
  }
  return message;
}
