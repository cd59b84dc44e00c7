import type { Page } from 'puppeteer-core';
import { type Evaluates, runInKernel, textOf } from '../sandbox/kernel.ts';
import { WAYS, waysOut } from '../sandbox/ways-out.ts';

/**
 * Tries each way to the network in a cell of its own, and tells a line a way.
 *
 * Now and then Firefox does not come back from a worker that a worker made, or takes long to. The kernel stops such a
 * cell, as it would a student's; and the way is tried anew, so that one of its three cells is almost sure to come back.
 */
export async function eachWay(tab: Page, to: string): Promise<string> {
  const lines: string[] = [];
  for (const way of WAYS) lines.push(await tryWay(tab as Evaluates, to, way));
  return lines.join('\n');
}

async function tryWay(tab: Evaluates, to: string, way: string): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    const ran = await runInKernel(tab, waysOut(to, [way]), { budget: 5 });
    if (ran.result.status === 'stopped') continue;
    const said = textOf(ran);
    if (!said.endsWith(': no answer')) return said;
  }
  return `${way}: no answer`;
}
