import type { CodeCell } from '../../src/elements/code-cell/index.ts';
import type { Output, RunResult } from '../../src/runner/sandbox/index.ts';

/** A page of Playwright's or of puppeteer's. */
export interface Evaluates {
  evaluate<T, A>(run: (given: A) => T | Promise<T>, given: A): Promise<T>;
}

export interface Ran {
  readonly result: RunResult;
  readonly outputs: readonly Output[];
}

export interface RunOptions {
  /** The cell's id; `tried` unless told. */
  readonly cell?: string;
  /** Seconds it may take; 30 unless told. */
  readonly budget?: number;
}

/** Runs code in the kernel of the page's lesson, as a cell does, and gives what came back to the page. */
export function runInKernel(page: Evaluates, code: string, options: RunOptions = {}): Promise<Ran> {
  return page.evaluate(
    async ({ code, cell = 'tried', budget = 30 }) => {
      await customElements.whenDefined('code-cell');
      const { kernel } = document.querySelector('code-cell') as CodeCell;
      const outputs: Output[] = [];
      const deaf = kernel.listen(cell, (output) => outputs.push(output));
      const result = await kernel.run({ cell, code, budgetMs: budget * 1000 });
      deaf();
      return { result, outputs };
    },
    { code, ...options },
  );
}

/** The text of a cell whose last expression is a string. */
export function textOf({ result }: Ran): string {
  if (result.status !== 'done' || result.value?.kind !== 'string')
    throw new Error(`expected a string, got ${JSON.stringify(result)}`);
  return result.value.value;
}

/** Waits until the page is told that something of a cell was dropped. */
export function untilDropped(page: Evaluates, cell = 'tried'): Promise<void> {
  return page.evaluate((id) => {
    const { kernel } = document.querySelector('code-cell') as CodeCell;
    return new Promise<void>((resolve) => {
      const deaf = kernel.listen(id, ({ type }) => {
        if (type !== 'dropped') return;
        deaf();
        resolve();
      });
    });
  }, cell);
}
