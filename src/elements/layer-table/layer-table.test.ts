// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import './index.ts';

test('a row has shape, parameters, multiply-adds and receptive field, and the last row sums', async () => {
  const element = document.createElement('layer-table');
  element.report = {
    parameters: 1216,
    multiplyAdds: 1228800,
    layers: [
      {
        name: 'conv1',
        kind: 'conv2d',
        outputShape: [32, 32, 16],
        parameters: 1216,
        multiplyAdds: 1228800,
        receptiveField: 5,
      },
      {
        name: 'dense1',
        kind: 'dense',
        outputShape: [10],
        parameters: 0,
        multiplyAdds: 0,
        receptiveField: Infinity,
      },
    ],
  };
  document.body.append(element);
  await element.updateComplete;
  const rows = [...element.shadowRoot!.querySelectorAll('tbody tr, tfoot tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['conv1', '32 × 32 × 16', '1,216', '1,228,800', '5 × 5'],
    ['dense1', '10', '0', '0', 'all'],
    ['in all', '', '1,216', '1,228,800', ''],
  ]);
});
