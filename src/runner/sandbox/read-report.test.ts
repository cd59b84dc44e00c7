import { expect, test } from 'vitest';
import { readReport } from './read-report.ts';

test.each([
  '',
  'x',
  '5',
  'null',
  '[]',
  '{}',
  '{"type":"magic"}',
  '{"type":"output"}',
  '{"type":"returned","id":1,"value":{}}',
])('what is no report is ignored: %s', (json) => {
  expect(readReport(json)).toBeNull();
});

test('a report keeps the fields that are known and no others', () => {
  const json =
    '{"type":"done","id":3,"value":{"kind":"number","value":2,"__proto__":{"x":1}},"extra":1}';
  expect(readReport(json)).toEqual({
    type: 'done',
    id: 3,
    changed: [],
    value: { kind: 'number', value: 2 },
  });
});

test('an error without a form still has a message', () => {
  expect(readReport('{"type":"failed","id":1,"error":7}')).toMatchObject({
    error: { message: 'The cell failed.', frames: [] },
  });
});

test('a frame without a line is left out', () => {
  const frames = [{ cell: 'a', line: 0, column: 1 }, { cell: 'a', line: 2, column: 3 }, 'x'];
  const json = JSON.stringify({
    type: 'failed',
    id: 1,
    error: { name: 'E', message: 'm', frames },
  });
  expect(readReport(json)).toMatchObject({
    error: { frames: [{ cell: 'a', line: 2, column: 3 }] },
  });
});

test('a line keeps the items that can be read', () => {
  const items = [{ kind: 'number', value: 1 }, { kind: 'nothing' }];
  const json = JSON.stringify({
    type: 'output',
    cell: 'a',
    output: { type: 'line', level: 'shout', items },
  });
  expect(readReport(json)).toEqual({
    type: 'output',
    cell: 'a',
    output: { type: 'line', level: 'log', items: [{ kind: 'number', value: 1 }] },
  });
});
