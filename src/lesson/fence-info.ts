import type { Report } from './lesson-error.ts';

/** What a fence says after its three backticks: ```` ```ts cell id=output-size budget=60 ````. */
export interface FenceInfo {
  readonly kind: 'code' | 'cell' | 'predict' | 'exercise';
  /** Language of the code; `yaml` for a prediction or an exercise. */
  readonly language: string;
  /** Given for all but code. */
  readonly id: string;
  /** Seconds that a run of a cell may take; null for what a cell may take by itself. */
  readonly budget: number | null;
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Reads the info of a fence; gives null after reporting. */
export function parseFenceInfo(info: string, line: number, report: Report): FenceInfo | null {
  const [first = '', ...words] = info.trim().split(/\s+/);
  const block = first === 'predict' || first === 'exercise';
  const isCell = words[0] === 'cell';
  if (!block && !isCell) {
    if (words.length === 0)
      return { kind: 'code', language: first || 'text', id: '', budget: null };
    report(line, `expected 'cell' after the language of a fence, got '${words.join(' ')}'`);
    return null;
  }
  const kind = block ? first : 'cell';
  const rest = isCell ? words.slice(1) : words;
  const id = /^id=(.+)$/.exec(rest[0] ?? '')?.[1];
  const budget = isCell ? /^budget=([1-9]\d{0,2})$/.exec(rest[1] ?? '')?.[1] : undefined;
  if (id === undefined || rest.length !== (budget === undefined ? 1 : 2)) {
    const more = isCell ? ', and budget=some-seconds up to 999 where it takes long' : '';
    report(line, `expected ${kind} id=some-name${more}, got '${info.trim()}'`);
    return null;
  }
  if (!ID.test(id)) {
    report(line, `expected an id in kebab-case, got '${id}'`);
    return null;
  }
  if (isCell && first !== 'ts') {
    report(line, `expected a cell to be ts, got '${first}'`);
    return null;
  }
  const seconds = budget === undefined ? null : Number(budget);
  return { kind, language: block ? 'yaml' : first, id, budget: seconds } as FenceInfo;
}
