import { readFile } from 'node:fs/promises';
import { writeWhole } from './run-file.ts';

/** How a run came about, kept beside its file: what the weights themselves do not tell. */
export interface RunRecord {
  /** The words after `npm run train --`, without those that only name a file. */
  readonly command: string;
  readonly data: readonly string[];
  readonly seed: number;
  readonly epochs: number;
  /** Time at work, over all parts of the run. */
  readonly seconds: number;
  readonly results: readonly TestResult[];
  /** The runs whose weights it began with, as far as they left a record; none for fresh weights. */
  readonly from?: readonly RunRecord[];
  /** What else has to be said of how it came about: written by hand. */
  readonly remark?: string;
}

/** How the network did on images that it was not trained on, after its last whole epoch. */
export interface TestResult {
  readonly data: string;
  readonly right: number;
  readonly count: number;
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
