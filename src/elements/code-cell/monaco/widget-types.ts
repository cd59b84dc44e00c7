import { ELEMENTS } from '../../../runner/sandbox/values/element-schema.ts';
import type { Field, Fields } from '../../../runner/sandbox/values/field.ts';

/** The type of what each kind of property takes; `Numbers` and `Network` are those of the cell's library. */
const TYPES: Readonly<Record<Field['kind'], string>> = {
  boolean: 'boolean',
  number: 'number',
  text: 'string',
  network: 'string',
  weights: 'Network',
  texts: 'readonly string[]',
  numbers: 'Numbers',
  grid: 'Numbers',
  tensor: 'Numbers',
  lines: 'object',
  layers: 'object',
};

/** Every widget that `show` knows with its properties, so that both complete and hovers say what a property takes. */
export const WIDGET_TYPES = `
/** Lists, nested lists, typed arrays, tensors, and plain { shape, data }. */
export type Numbers = ArrayLike<unknown> | { readonly shape: readonly number[] };

/** What \`show\` can show, by name. */
export interface Widgets {
${Object.entries(ELEMENTS).map(widget).join('\n')}
}
`;

function widget([tag, fields]: readonly [string, Fields]): string {
  return `  '${tag}': {\n${Object.entries(fields).map(property).join('\n')}\n  };`;
}

function property([name, field]: readonly [string, Field]): string {
  const { kind, choices, expected, needed } = field;
  const type = choices?.map((choice) => JSON.stringify(choice)).join(' | ') ?? TYPES[kind];
  return `    /** ${sentence(expected)} */\n    readonly ${name}${needed ? '' : '?'}: ${type};`;
}

function sentence(expected: string): string {
  return `${expected[0].toUpperCase()}${expected.slice(1)}.`;
}
