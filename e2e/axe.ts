import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose finding depends on colours: what another colour scheme may break. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Fails with a line a violation, naming the rule and the elements.
 *
 * @param rules default all that axe has on.
 */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  await page.evaluate(source);
  // Of what passes one place is enough: to name each of a grid's thousand cells takes longer than to check them.
  const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const violations = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> };
    };
    return (await axe.run(options)).violations;
  }, options);
  const lines = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n  ${nodes.map((n) => n.target.join(' ')).join('\n  ')}`,
  );
  expect(lines).toEqual([]);
}
