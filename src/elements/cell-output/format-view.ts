import type { TensorView, View } from '../../runner/sandbox/index.ts';

/** The widest text that still goes on one line. */
const LINE = 72;
/** The most values of a tensor that are written out. */
const MOST_VALUES = 100;

/** A value as text, on several lines where one is too long; `bare` leaves a string without quotes. */
export function formatView(view: View, bare = false): string {
  return write(view, '', bare);
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
      return writeTensor(view, indent);
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

function writeTensor({ shape, of, range, notFinite, data }: TensorView, indent: string): string {
  const extent = range ? `, ${short(range[0])} to ${short(range[1])}` : '';
  const bad = notFinite > 0 ? `, ${notFinite} of them NaN or infinite` : '';
  const head = `tensor [${shape.join(', ')}] ${of}${extent}${bad}`;
  if (!data || data.length > MOST_VALUES) return head;
  return `${head}\n${indent}${nest(shape, data.map(short), indent)}`;
}

/** Values as nested brackets, a line for each row. */
function nest(shape: readonly number[], values: readonly string[], indent: string): string {
  if (shape.length === 0) return values[0] ?? '';
  if (shape.length === 1) return `[${values.join(', ')}]`;
  const size = values.length / shape[0];
  const rows = Array.from({ length: shape[0] }, (_, i) =>
    nest(shape.slice(1), values.slice(i * size, (i + 1) * size), `${indent} `),
  );
  return `[${rows.join(`,\n${indent} `)}]`;
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

/** A tensor's number: three digits say enough beside many others. */
function short(value: number): string {
  return String(Number(value.toPrecision(3))).replace('-', '−');
}
