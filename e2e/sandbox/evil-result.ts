import type { CodeCell } from '../../src/elements/code-cell/index.ts';
import { type Evaluates, runInKernel } from './kernel.ts';

/** A result with properties of its own by the names through which prototypes are reached. */
const EVIL = `
  function evil() { return JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') }
  evil()`;

export interface EvilResult {
  /** What a cell shows of it, as JSON. */
  readonly shown: string;
  /** What a check is handed: its own names, whether it is a plain object, and whether all others have changed. */
  readonly called: {
    readonly own: readonly string[];
    readonly plain: boolean;
    readonly polluted: boolean;
  };
}

/** Lets a cell give the result, and a check call for it. */
export async function evilResult(page: Evaluates): Promise<EvilResult> {
  const { result } = await runInKernel(page, EVIL);
  const called = await page.evaluate(async () => {
    const kernel = await document.querySelector<CodeCell>('code-cell')!.kernel.load();
    const result = await kernel.call({ entry: 'evil', input: [] });
    if (result.status !== 'returned') throw new Error(result.status);
    const value = result.value as object;
    return {
      own: Object.getOwnPropertyNames(value),
      plain: Object.getPrototypeOf(value) === Object.prototype,
      polluted: 'polluted' in {},
    };
  }, null);
  return { shown: JSON.stringify(result), called };
}
