import { LessonError, type Problem } from './lesson-error.ts';
import { readFields } from './yaml-fields.ts';

/** A part of the course, as its `part.yaml` describes it. */
export interface Part {
  readonly title: string;
  /** One sentence for the contents page. */
  readonly summary: string;
}

/**
 * Reads a `part.yaml`.
 *
 * @throws LessonError where a field is missing or unknown
 */
export function parsePart(path: string, text: string): Part {
  const problems: Problem[] = [];
  const report = (line: number, reason: string): void => void problems.push({ line, reason });
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const fields = readFields(clean, 1, ['title', 'summary'], report);
  const part = { title: fields?.text('title') ?? '', summary: fields?.text('summary') ?? '' };
  if (problems.length > 0) throw new LessonError(path, problems);
  return part;
}
