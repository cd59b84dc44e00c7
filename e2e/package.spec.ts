import { expect, test } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';

let site: Awaited<ReturnType<typeof serve>>;

test.beforeAll(async () => {
  site = await serve({ folder: 'dist', base: '/' });
});
test.afterAll(() => site.close());

/** Runs in the page; a plain `import` by address, with no bundler and no import map. */
async function trainFromPackage(address: string) {
  const convscope = (await import(address)) as typeof import('../src/cnn/index.ts');
  const { ready, sequential, conv2d, relu, flatten, dense, train, adam, scenes } = convscope;
  const { backend } = await ready({ backend: 'wasm' });
  const net = sequential({ input: [32, 32, 3], seed: 7 }, [
    conv2d({ filters: 4, size: 5, stride: 3 }),
    relu(),
    flatten(),
    dense({ units: 10 }),
  ]);
  const images = scenes({ seed: 1, train: 100, test: 10 });
  const losses: number[] = [];
  const settings = { optimizer: adam(), steps: 30, batchSize: 16 };
  for await (const step of train(net, images.train, settings)) losses.push(step.loss);
  return { backend, losses };
}

test('the package is imported by a page as it lies there, and trains', async ({ page }) => {
  await page.goto(`${site.url}site/404.html`);
  const { backend, losses } = await page.evaluate(trainFromPackage, `${site.url}lib/convscope.js`);
  expect(backend).toBe('wasm');
  expect(losses).toHaveLength(30);
  expect(losses[29]).toBeLessThan(losses[0]);
});
