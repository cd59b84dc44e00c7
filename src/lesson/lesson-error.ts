/** One thing that is wrong in a lesson. */
export interface Problem {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly reason: string;
}

/** Takes down that something is wrong at a line. */
export type Report = (line: number, reason: string) => void;

/**
 * Everything that is wrong in one file of the lessons.
 *
 * The message has a line for each problem: `lessons/2-convolution/6-relu/lesson.md:4: missing field 'question'`.
 */
export class LessonError extends Error {
  override name = 'LessonError';

  constructor(
    readonly path: string,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map(({ line, reason }) => `${path}:${line}: ${reason}`).join('\n'));
  }
}
