import type { ExerciseFiles } from './lesson.ts';
import type { Report } from './lesson-error.ts';

/** What the rules of the Markdown reader know and gather while one lesson is rendered. */
export interface PageWriter {
  readonly report: Report;
  /** Folder of the lesson in the repository: `lessons/2-convolution/6-relu`. */
  readonly folder: string;
  readonly slug: string;
  /** Elements that exist; every hyphenated tag is taken where it is not given. */
  readonly elements?: ReadonlySet<string>;
  readonly files: Readonly<Record<string, Partial<ExerciseFiles>>>;
  readonly ids: Map<string, number>;
  readonly tags: Set<string>;
  readonly links: Set<string>;
  readonly cells: string[];
  readonly predictions: string[];
  /** Titles as HTML, by id. */
  readonly exercises: Map<string, string>;
}

/** The environment that markdown-it hands to every rule. */
export interface Environment {
  readonly writer: PageWriter;
  /** Added to a token's line, from 0, to give a line of the file, from 1. */
  readonly firstLine: number;
}

/** Takes an id for a cell, prediction or exercise, and reports it where it is taken already. */
export function claimId(writer: PageWriter, id: string, line: number): void {
  const earlier = writer.ids.get(id);
  if (earlier !== undefined) {
    writer.report(line, `the id '${id}' is used twice, first on line ${earlier}`);
  } else {
    writer.ids.set(id, line);
  }
}

/** Writes text into HTML, in content or between double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
