import { expect, test, type Locator, type Page } from '@playwright/test';
import type { CodeCell } from '../src/elements/code-cell/index.ts';
import { expectAccessible } from './axe.ts';

const LESSON = 'stride-and-padding/';

/** Runs code in the first cell of the lesson and gives its output. */
async function outputOf(page: Page, code: string): Promise<Locator> {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const cell = page.locator('code-cell[cell="strides"]');
  await cell.evaluate((element, text) => {
    (element as CodeCell).code = text;
  }, code);
  await cell.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(cell.getByText(/^(Done in|Failed)/)).toBeVisible();
  return cell.getByRole('log');
}

const HEADER =
  "import { ready, sequential, flatten, dense, normalize, scenes, train, evaluate, sgd, tensor } from 'convscope';\nawait ready();\n";
const NETWORK =
  'const data = scenes({ seed: 1, train: 200, test: 60 });\nconst net = sequential({ input: [32, 32, 3], seed: 7 }, [normalize(), flatten(), dense({ units: 10 })]);\n';
const LOOP =
  'for await (const step of train(net, data.train, { optimizer: sgd({ learningRate: 0.001 }), batchSize: 8, steps: 40 })) {';

test('tensors are shown by rank, with range and what is not finite, and read by arrow keys', async ({
  page,
}) => {
  const output = await outputOf(
    page,
    `${HEADER}
    console.log(tensor([3, -1, 2]));
    console.log(tensor([[1, -2], [NaN, 4]]));
    console.log({ shape: [20, 30], data: Float32Array.from({ length: 600 }, (_, i) => Math.sin(i / 9)) });
    console.log({ shape: [8, 8, 3], data: Float32Array.from({ length: 192 }, (_, i) => i / 191) });
    console.log({ shape: [2, 6, 6, 4], data: Float32Array.from({ length: 288 }, (_, i) => Math.cos(i)) });`,
  );
  await expect(output).toContainText('float32 [3] · −1.00 … 3.00, mean 1.33');
  await expect(output).toContainText('1 value NaN');
  await expect(output).toContainText('Shown as an image: 0 is black, 1 is white.');
  await expect(output).toContainText('A map for each channel of each of 2, all on one scale.');
  const bars = output.getByRole('application', { name: /tensor of shape \[3\]/ });
  await bars.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(output.locator('value-bars output')).toHaveText('[1]: −1');
  const map = output.getByRole('application', { name: /tensor of shape \[20, 30\]/ });
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(output.locator('map-grid output').nth(1)).toContainText('row 1, column 1: 0');
});

test('a deep value folds, opens by keyboard, and tells how much is cut', async ({ page }) => {
  const output = await outputOf(
    page,
    'const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => ["key" + i, [i, { deep: i }]]));\nconsole.table([{ a: 1, b: "x" }, { a: 2 }]);\n({ many, list: Array.from({ length: 500 }, (_, i) => i) })',
  );
  await expect(output.getByRole('table')).toContainText('1');
  const first = output.locator('details > summary').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(output).toContainText('many:');
  const list = output
    .locator('li', { hasText: /^list:/ })
    .locator('summary')
    .first();
  await list.focus();
  await page.keyboard.press('Enter');
  await expect(output).toContainText('… 400 more');
});

test('a loop over train draws its loss by itself, with progress, and evaluate its confusion', async ({
  page,
}) => {
  const output = await outputOf(
    page,
    `${HEADER}${NETWORK}${LOOP} if (step.step === 40) console.log('last'); }\nawait evaluate(net, data.test)`,
  );
  await expect(output.locator('line-chart .title')).toHaveText(/Loss/);
  await expect(output).toContainText('each step');
  await expect(output).toContainText(/train: 40 steps in .* images a second/);
  await expect(output).toContainText(/evaluate: 60 images in/);
  await expect(output.locator('confusion-matrix')).toContainText('of 60 test images right');
  await expect(output).toContainText(/\d+ tensors? alive/);
  await expect(output).not.toContainText('behind');
});

test('plot takes the place of the automatic curve, a summary is a table, and images are pictures', async ({
  page,
}) => {
  const output = await outputOf(
    page,
    `${HEADER}${NETWORK}${LOOP} plot({ loss: step.loss, accuracy: step.accuracy }, { title: 'My run' }); }\nimages(data.test, { columns: 5 });\nnet.summary()`,
  );
  await expect(output.locator('line-chart .title')).toHaveText('My run');
  await expect(output.locator('line-chart .legend li')).toHaveText(['loss', 'accuracy']);
  await expect(output.locator('image-grid canvas').first()).toBeVisible();
  await expect(output).toContainText('0 is black, 255 is white.');
  await expect(output.locator('layer-table')).toContainText('30,730');
});

test('show draws a widget, and a wrong name is told the nearest', async ({ page }) => {
  const output = await outputOf(
    page,
    "show('conv-steps', { input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], filter: [[0, 1], [1, 0]] });\nshow('conv-stebs', {})",
  );
  await expect(output.locator('conv-steps').getByRole('gridcell').first()).toBeVisible();
  await expect(output).toContainText('did you mean conv-steps?');
});

test('show draws images with what a network says of them, and a lab for a network', async ({
  page,
}) => {
  const output = await outputOf(
    page,
    `const images = { shape: [2, 2, 2, 3], data: Float32Array.from({ length: 24 }, (_, i) => i / 24) };
show('image-strip', { images, labels: [1, 0], probabilities: [[0.2, 0.8], [0.1, 0.9]], classes: ['cat', 'dog'] });
show('train-lab', { network: 'sequential({ input: [32, 32, 3], seed: 7 }, [flatten(), dense({ units: 17 }), relu(), dense({ units: 10 })])', learningRate: 0.02, optimizer: 'sgd' });
show('image-strip', { images, labels: [1], probabilities: [[0.2, 0.8], [0.1, 0.9]] })`,
  );
  await expect(output.locator('image-strip figcaption')).toHaveText(['right', 'wrong']);
  await expect(output.getByRole('img', { name: 'image 1: dog' })).toBeVisible();
  const lab = output.locator('train-lab');
  await expect(lab.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await expect(lab.locator('network-editor textarea')).toHaveValue(/units: 17/);
  await expect(lab.locator('.status')).toContainText('Nothing is loaded yet.');
  await expect(output).toContainText('expected 2 labels and 2 rows of probabilities for 2 images');
});

test('a cell gets the chosen image as plain data, and a scene where none is chosen', async ({
  page,
}) => {
  const output = await outputOf(
    page,
    'const image = await chosenImage();\nimages(image);\nconst low = Math.min(...image.data);\nconst high = Math.max(...image.data);\n[image.shape.join(), low >= 0, high <= 1, high > low]',
  );
  await expect(output).toContainText('= ["32,32,3", true, true, true]');
  await expect(output.locator('image-grid canvas')).toBeVisible();
});

test('a cell that leaves tensors behind is told how to keep them in check', async ({ page }) => {
  const output = await outputOf(
    page,
    `${HEADER}for (let i = 0; i < 12; i++) tensor(Array.from({ length: 100 }, () => i));\nconst kept = tensor([1]);`,
  );
  await expect(output).toContainText('This run left 12 tensors behind (4.80 kB)');
  await expect(output).toContainText('tidy(() => …)');
});

test('tensors past the cap are refused in a sentence', async ({ page }) => {
  const output = await outputOf(
    page,
    `${HEADER}const kept = [];\nfor (let i = 0; i < 9; i++) kept.push(tensor(new Float32Array(4e7)));`,
  );
  await expect(output).toContainText('memory: expected at most 1 GB of tensors alive');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`every kind of output is free of what axe finds, at 390 px, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 390, height: 900 });
    const output = await outputOf(
      page,
      `${HEADER}${NETWORK}console.table([{ a: 1 }]);\nimages(data.test, { columns: 5 });\nprint(tensor([1, -2]), tensor([[1, -2], [3, 4]]));\nplot([3, 2, 1]);\nprint(net);\n({ a: Array.from({ length: 90 }, (_, i) => [i]) })`,
    );
    await expect(output.locator('line-chart')).toBeVisible();
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
}
