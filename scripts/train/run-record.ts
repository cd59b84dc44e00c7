import { readFile } from 'node:fs/promises';
import { writeWhole } from './run-file.ts';

/** How a run came about, kept beside its file: what the weights themselves do not tell. */
export interface RunRecord {
  /** The words after `npm run train --` when it began, without those that only name a file. */
  readonly command: string;
  readonly data: readonly string[];
  readonly seed: number;
  /** When it ends; whether it got there its file tells. */
  readonly epochs: number;
  /** Time at work, over all parts of the run. */
  readonly seconds: number;
  readonly results: readonly TestResult[];
  /** The runs whose weights it began with, as far as they left a record; none for fresh weights. */
  readonly from?: readonly RunRecord[];
  /** What else has to be said of how it came about: written by hand. */
  readonly remark?: string;
}

/** How the network did on images that it was not trained on, at its end; before that, after its last whole epoch. */
export interface TestResult {
  readonly data: string;
  readonly right: number;
  readonly count: number;
}

/** What a run was told that its file does not keep. */
export interface Told {
  /** Where it was to end when it began. */
  readonly epochs: number;
  /** Null where an old record does not say. */
  readonly workers: number | null;
  /** An old record does not say, when it was one a worker. */
  readonly shards: number | null;
  readonly bfloat16: boolean;
}

/** What the command that a run began with says. */
export function toldTo({ command }: RunRecord): Told {
  const last = (name: string) => {
    const word = [...command.matchAll(new RegExp(`--${name}[ =](\\S+)`, 'g'))].at(-1)?.[1];
    return word === undefined ? null : Number(word);
  };
  return {
    epochs: last('epochs') ?? 1,
    workers: last('workers'),
    shards: last('shards') ?? last('workers'),
    bfloat16: command.split(' ').includes('--bfloat16'),
  };
}

/** Where the record of a run's file lies. */
const recordPath = (run: string) => run.replace(/(\.safetensors)?$/, '.json');

/** The record beside a run's file; null where there is none. */
export async function readRecord(run: string): Promise<RunRecord | null> {
  try {
    return JSON.parse(await readFile(recordPath(run), 'utf8')) as RunRecord;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export async function writeRecord(run: string, record: RunRecord): Promise<void> {
  await writeWhole(
    recordPath(run),
    new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`),
  );
}
