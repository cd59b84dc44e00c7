import { expect, test, type Locator } from '@playwright/test';
import { ELEMENTS } from '../src/runner/sandbox/values/element-schema.ts';
import { complaints } from './console.ts';
import { cellWith, button, output, run } from './sandbox/cells.ts';

/** A widget as a cell shows it: its properties as the cell writes them, and what a reader then reads in it. */
type Example = readonly [properties: string, read: string];

const PICTURE = '{ shape: [8, 8, 3], data: Float32Array.from({ length: 192 }, (_, i) => i / 191) }';
/** What the cell has for its labs: a network of its own. */
const MADE = `import { classScores, conv2d, dense, flatten, ready, relu, sequential } from 'convscope';
await ready();
const net = sequential({ input: [8, 8, 3], seed: 5 }, [
  conv2d({ filters: 4, size: 3, pad: 1 }), relu(), flatten(), dense({ units: 3 }),
]);
const image = ${PICTURE};
`;
const GIVEN = 'network: net, image';
const NETWORK = 'sequential({ input: [32, 32, 3], seed: 7 }, [flatten(), dense({ units: 10 })])';

const EXAMPLES: Readonly<Record<string, Example>> = {
  'activation-maps': [
    `{ activation: [[[7, 1], [2, 3]], [[4, 5], [6, 0]]], label: 'Two maps' }`,
    'from 0 to 7.00',
  ],
  'adversarial-lab': [`{ ${GIVEN}, label: 1 }`, 'Before, the network says class '],
  'architecture-chart': [`{ show: 'error' }`, '2012'],
  'architecture-layers': ['{}', 'VGG-16'],
  'attack-rate-lab': [`{ network: net, by: 'pixels' }`, 'Nothing has been counted yet.'],
  'class-bars': [`{ probabilities: [0.25, 0.75], classes: ['cat', 'dog'] }`, 'dog'],
  'confusion-matrix': [`{ confusion: [[7, 1], [2, 5]], classes: ['cat', 'dog'] }`, '12 of 15'],
  'conv-backward-steps': ['{ input: 3, filter: 2 }', 'Gradient of the filter'],
  'conv-steps': [
    '{ input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], filter: [[0, 1], [1, 0]] }',
    'add up to 6; plus bias 0 is 6.',
  ],
  'dense-steps': ['{ input: [[0.1, 2], [3, 4]], weights: [[1, 0, 0, 5]], bias: [6] }', '0.1'],
  'filter-grid': [
    `{ weights: { shape: [2, 2, 1, 3], data: new Float32Array(12).fill(0.5) } }`,
    'from 0.500 to 0.500',
  ],
  'heat-map': [
    `{ values: [[0.25, 0.5], [0.5, 0.75]], unit: '%', label: 'Chances', picture: ${PICTURE} }`,
    '75.0 %',
  ],
  'image-filter': [`{ picture: ${PICTURE}, preset: 'laplacian' }`, 'Result 6 × 6'],
  'image-strip': [
    '{ images: { shape: [1, 2, 2, 3], data: new Float32Array(12) }, labels: [1], probabilities: [[0.2, 0.8]] }',
    'class 1',
  ],
  'layer-count': ['{ width: 8, height: 8, depth: 1, filters: 4, size: 3, pad: 1 }', '8 × 8 × 4'],
  'layer-table': [
    `{ report: [{ name: 'dense1', kind: 'dense', outputShape: [10], parameters: 30730, multiplyAdds: 30720, receptiveField: null }] }`,
    '30,730',
  ],
  'line-chart': [`{ lines: { loss: [3, 2, 1] }, label: 'My run' }`, 'My run'],
  'linear-steps': ['{}', '0.2 · 56 = 11.2'],
  'map-grid': [`{ maps: [[1, 2], [3, 4]], label: 'A map' }`, 'from 1.00 to 4.00'],
  'nearest-neighbours': ['{}', 'Draw the images'],
  'network-builder': ['{}', '442,368'],
  'network-counts': ['{}', '1,228,800'],
  'number-grid': ['{ values: [[41, 42]] }', '42'],
  'occlusion-lab': [`{ ${GIVEN}, size: 3 }`, 'Patch: 3 × 3 pixels'],
  'one-pixel-lab': [`{ ${GIVEN} }`, 'Let them evolve'],
  'pixel-image': [`{ picture: ${PICTURE}, label: 'A slope' }`, ''],
  'pixel-lens': [`{ picture: ${PICTURE} }`, '8 × 8 of 8 × 8 pixels'],
  'pointwise-steps': ['{}', 'channel 1 of 64'],
  'pool-pictures': [`{ picture: 'stars', size: 4 }`, '4 × 4, stride 4'],
  'pool-steps': [`{ kind: 'average', size: 2 }`, '2.75'],
  'randomization-lab': [`{ ${GIVEN}, seed: 4 }`, 'Nothing has been forgotten yet.'],
  'relu-rules': ['{}', 'Guided backpropagation'],
  'relu-rules-lab': [`{ ${GIVEN} }`, 'Followed back: the score of class '],
  'relu-steps': ['{ input: [[1, -2]] }', '−2'],
  'signed-image': [`{ image: [[1, -2], [3, -4]], label: 'Differences' }`, 'from −4.00 to 3.00'],
  'size-formula': ['{ input: 9, filter: 4, stride: 1 }', '6'],
  'size-ruler': ['{ input: 9, filter: 4 }', 'fits in 6 places'],
  'softmax-steps': [`{ loss: 'hinge' }`, 'adds nothing'],
  'success-matrix': [
    `{ hits: [[0, 3], [1, 0]], attempts: [[0, 4], [4, 0]], classes: ['cat', 'dog'], towards: 'named' }`,
    '75',
  ],
  'template-lab': ['{}', 'The templates appear here.'],
  'train-lab': [`{ network: '${NETWORK}', optimizer: 'sgd' }`, 'Nothing is loaded yet.'],
};

/** Whether every canvas of a widget, if it has any, has been painted on; one that is not comes into sight. */
function painted(widget: Locator): Promise<boolean> {
  return widget.evaluate((element) => {
    const inside = (root: ParentNode): HTMLCanvasElement[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [
        ...(each instanceof HTMLCanvasElement ? [each] : []),
        ...(each.shadowRoot ? inside(each.shadowRoot) : []),
      ]);
    return inside(element.shadowRoot!).every((canvas) => {
      const context = canvas.getContext('2d')!;
      const isPainted = context
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.some((byte) => byte > 0);
      if (!isPainted) canvas.scrollIntoView({ block: 'center' });
      return isPainted;
    });
  });
}

test('every widget that a cell may show stands under it, drawn, and the page has nothing to complain of', async ({
  page,
  baseURL,
}) => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(ELEMENTS).sort());
  const complained = complaints(page, new URL(baseURL!).origin);
  const shows = Object.entries(EXAMPLES).map(([tag, [given]]) => `show('${tag}', ${given});`);
  const cell = await cellWith(page, MADE + shows.join('\n'));
  await button(cell, 'Run').click();
  await expect(cell.getByText(/^Done in/)).toBeVisible();
  for (const [tag, [, read]] of Object.entries(EXAMPLES)) {
    const widget = output(cell).locator(`.figure > ${tag}`);
    await widget.scrollIntoViewIfNeeded();
    await expect.soft(widget, tag).toContainText(read);
    await expect.soft(widget, tag).not.toHaveJSProperty('clientHeight', 0);
    await expect.poll(() => painted(widget), tag).toBe(true);
  }
  expect(complained).toEqual([]);
});

test('labs are run on the network that the cell made and on its image; the page keeps its own, and a lab alone has them', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const cell = await cellWith(
    page,
    `${MADE}const { probabilities } = await classScores(net, image);
const says = [...probabilities.data].map((share, i) => \`class \${i} \${(100 * share).toFixed(1)} %\`);
print(says.join(', '));
show('occlusion-lab', { network: net, image, label: 2, size: 4, stride: 4 });
show('randomization-lab', { network: net, image });
show('attack-rate-lab', { network: net });
show('relu-rules-lab');`,
  );
  const kept = await page.evaluate(() => ({ ...localStorage }));
  await button(cell, 'Run').click();
  await expect(cell.getByText(/^Done in/)).toBeVisible();
  const [said] = /class 2 [\d.]+ %/.exec(await output(cell).innerText())!;

  const occlusion = output(cell).locator('occlusion-lab');
  await occlusion.getByRole('button', { name: 'Slide the patch' }).click();
  await expect(occlusion).toContainText('All 4 places are done.', { timeout: 60_000 });
  await expect(occlusion).toContainText(`Without a patch the network gives ${said}.`);

  const randomization = output(cell).locator('randomization-lab');
  await randomization.getByRole('button', { name: 'Forget, from the top' }).click();
  await expect(randomization).toContainText('All layers have forgotten.');
  await expect(randomization.locator('thead')).toContainText('dense1');
  await expect(randomization).toContainText(/Followed back: the score of class \d/);

  const rate = output(cell).locator('attack-rate-lab');
  await rate.getByRole('button', { name: 'Count' }).click();
  await expect(rate).toContainText(
    'expected a network that takes [32, 32, 3] and names 10 classes, got [8, 8, 3] and 3',
  );

  const alone = output(cell).locator('relu-rules-lab');
  await alone.scrollIntoViewIfNeeded();
  await expect(alone).toContainText(
    /Followed back: the score of (airplane|automobile|bird|cat|deer|dog|frog|horse|ship|truck),/,
    { timeout: 60_000 },
  );
  const now = await page.evaluate(() => ({ ...localStorage }));
  expect(now['convscope:subject']).toBe(kept['convscope:subject']);
});

test('the worker of a cell’s network ends when nothing shows it any more', async ({ page }) => {
  const cell = await cellWith(page, `${MADE}show('adversarial-lab', { ${GIVEN} });`);
  await button(cell, 'Run').click();
  const lab = output(cell).locator('adversarial-lab');
  await lab.scrollIntoViewIfNeeded();
  await expect(lab).toContainText('Before, the network says class ', { timeout: 60_000 });
  const engines = () => page.workers().filter((worker) => /main/.test(worker.url())).length;
  expect(engines()).toBeGreaterThan(0);
  await run(cell, '1 + 1');
  await expect(output(cell)).toContainText('= 2');
  await expect(lab).toHaveCount(0);
  await expect.poll(engines).toBe(0);
});

test('what a lab cannot take is said where it was asked for', async ({ page }) => {
  const wide = 'sequential({ input: [100], seed: 1 }, [dense({ units: 9000 })])';
  const cell = await cellWith(page, `${MADE}show('occlusion-lab', { network: ${wide} });`);
  await button(cell, 'Run').click();
  await expect(output(cell)).toContainText(
    'show: expected network of occlusion-lab: a network, such as sequential makes, whose file takes at most 2 MB, got a network whose weights take 3.64 MB',
  );
  await run(cell, `show('occlusion-lab', { image: [[[200, 0, 0]]] });`);
  await expect(output(cell)).toContainText('pixels [height, width, 1 or 3] from 0 to 1');
  await run(cell, `${MADE}show('occlusion-lab', { ${GIVEN}, label: 7 });`);
  await output(cell).getByRole('button', { name: 'Slide the patch' }).click();
  await expect(output(cell)).toContainText(
    'show: expected a label from 0 to 2, the number of a class of the network, got 7',
  );
});
