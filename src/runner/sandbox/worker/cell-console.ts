import type { Level, View } from '../protocol/index.ts';
import { describe } from '../values/describe.ts';
import { tableView } from '../values/table-view.ts';

/** Where lines of a console go. */
export type PutLine = (level: Level, items: readonly View[]) => void;

const LEVELS: readonly Level[] = ['log', 'info', 'warn', 'error', 'debug'];
const MOST_ITEMS = 50;

/** A console that writes under the cell; `now` gives milliseconds for `time`. */
export function cellConsole(put: PutLine, now: () => number): Record<string, unknown> {
  const write = (level: Level, values: readonly unknown[]): void =>
    put(
      level,
      values.slice(0, MOST_ITEMS).map((value) => describe(value)),
    );
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const made: Record<string, unknown> = {
    dir: (value: unknown) => write('log', [value]),
    table: (value: unknown, columns?: unknown) => put('log', [tableView(value, columns)]),
    trace: (...values: unknown[]) => write('debug', values),
    assert: (holds: unknown, ...values: unknown[]) => {
      if (!holds) write('error', ['Assertion failed', ...values]);
    },
    count: (label: unknown = 'default') => {
      const name = String(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      write('log', [`${name}: ${counts.get(name)}`]);
    },
    time: (label: unknown = 'default') => void starts.set(String(label), now()),
    timeEnd: (label: unknown = 'default') => {
      const start = starts.get(String(label));
      if (start !== undefined) write('log', [`${String(label)}: ${(now() - start).toFixed(1)} ms`]);
    },
    group: (...values: unknown[]) => write('log', values),
    groupEnd: () => {},
    clear: () => {},
  };
  for (const level of LEVELS) made[level] = (...values: unknown[]) => write(level, values);
  return made;
}
