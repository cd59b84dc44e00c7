import type { View } from '../../runner/sandbox/index.ts';
import { tensorHead } from '../tensor-view/tensor-head.ts';

/** The widest text that still goes on one line. */
const LINE = 72;

/** A value as text, on several lines where one is too long; `bare` leaves a string without quotes. */
export function formatView(view: View, bare = false): string {
  return write(view, '', bare);
}

/** A value in one line of bounded length, to be opened for the rest. */
export function previewView(view: View): string {
  const text = formatView(view).replace(/\s*\n\s*/g, ' ');
  return text.length > LINE ? `${text.slice(0, LINE - 2)} …` : text;
}

function write(view: View, indent: string, bare = false): string {
  switch (view.kind) {
    case 'number':
      return String(view.value);
    case 'string':
      return `${bare ? view.value : JSON.stringify(view.value)}${missing(view.cut, 'characters')}`;
    case 'atom':
      return view.text;
    case 'function':
      return `function ${view.name}`.trimEnd();
    case 'error':
      return `${view.name}: ${view.message}`;
    case 'mark':
      return view.why === 'cycle' ? '(itself again)' : '…';
    case 'tensor':
      return `tensor ${tensorHead(view)}`;
    case 'table':
      return `a table of ${view.rows.length + view.more} rows`;
    case 'images':
      return `${view.tensor.shape[0]} images`;
    case 'element':
      return view.tag;
    case 'list': {
      const items = view.items.map((item) => write(item, `${indent}  `));
      const name = view.name === 'Array' ? '' : `${view.name}(${view.length}) `;
      return name + wrap('[', ']', items, view.length - view.items.length, indent);
    }
    case 'record': {
      const entries = view.entries.map(([key, value]) => `${key}: ${write(value, `${indent}  `)}`);
      return (view.name && `${view.name} `) + wrap('{', '}', entries, view.more, indent);
    }
  }
}

function wrap(
  open: string,
  close: string,
  parts: readonly string[],
  more: number,
  indent: string,
): string {
  const all = more > 0 ? [...parts, `… ${more} more`] : parts;
  if (all.length === 0) return open + close;
  const space = open === '{' ? ' ' : '';
  const line = `${open}${space}${all.join(', ')}${space}${close}`;
  if (line.length + indent.length <= LINE && !line.includes('\n')) return line;
  return `${open}\n${all.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}

function missing(count: number, of: string): string {
  return count > 0 ? `… (${count} more ${of})` : '';
}
