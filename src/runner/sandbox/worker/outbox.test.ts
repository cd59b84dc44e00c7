import { expect, test } from 'vitest';
import type { Output } from '../protocol/index.ts';
import { Outbox, OUTBOX_LIMITS, type OutboxLimits } from './outbox.ts';

const line: Output = { type: 'line', level: 'log', items: [{ kind: 'number', value: 1 }] };
const size = JSON.stringify(line).length;

function box(limits: Partial<OutboxLimits>) {
  const sent: Output[] = [];
  return {
    sent,
    outbox: new Outbox((output) => void sent.push(output), { ...OUTBOX_LIMITS, ...limits }),
  };
}

function counts(sent: readonly Output[]): number[] {
  return sent.flatMap((output) => (output.type === 'dropped' ? [output.count] : []));
}

test('lines past the window are dropped and their count is told at powers of ten and at the end', () => {
  const { sent, outbox } = box({ linesUnderWay: 3 });
  for (let i = 0; i < 3 + 250; i++) outbox.put(line, 'a');
  outbox.finish('a');
  expect(sent.filter(({ type }) => type === 'line')).toHaveLength(3);
  expect(counts(sent)).toEqual([1, 10, 100, 250]);
});

test('what is acknowledged makes room', () => {
  const { sent, outbox } = box({ linesUnderWay: 1 });
  outbox.put(line, 'a');
  outbox.acknowledge(1, size);
  outbox.put(line, 'a');
  expect(sent).toEqual([line, line]);
});

test('characters count too', () => {
  const { sent, outbox } = box({ charactersUnderWay: 2 * size });
  for (let i = 0; i < 3; i++) outbox.put(line, 'a');
  expect(counts(sent)).toEqual([1]);
});

test('a run has an end of its own, whatever is acknowledged, and the next run begins anew', () => {
  const { sent, outbox } = box({ linesInAll: 2 });
  for (let i = 0; i < 3; i++) {
    outbox.put(line, 'a');
    outbox.acknowledge(1, size);
  }
  outbox.finish('a');
  outbox.put(line, 'a');
  expect(sent.map(({ type }) => type)).toEqual(['line', 'line', 'dropped', 'line']);
});
