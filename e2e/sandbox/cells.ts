import type { Locator, Page } from '@playwright/test';
import type { CodeCell } from '../../src/elements/code-cell/index.ts';
import { LESSON } from './test.ts';

/** The first cell of the lesson with other code in it. */
export async function cellWith(page: Page, code: string): Promise<Locator> {
  await page.goto(LESSON);
  await page.waitForFunction(() => customElements.get('code-cell'));
  const cell = page.locator('code-cell[cell="strides"]');
  await setCode(cell, code);
  return cell;
}

export async function setCode(cell: Locator, code: string): Promise<void> {
  await cell.evaluate((element, text) => {
    (element as CodeCell).code = text;
  }, code);
}

export const button = (cell: Locator, name: string) =>
  cell.getByRole('button', { name, exact: true });

export const output = (cell: Locator) => cell.getByRole('log');

/** What the cell says of itself; its progress has a line of its own. */
export const status = (cell: Locator) => cell.getByRole('status').first();

export async function run(cell: Locator, code: string): Promise<void> {
  await setCode(cell, code);
  await button(cell, 'Run').click();
}
