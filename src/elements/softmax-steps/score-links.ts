import { sized } from '../../steps/index.ts';
import { type ScorePlace, SCORES } from './score-place.ts';
import type { ScoreProblem } from './score-table.ts';

/** What is set off because of one number that is pointed at. */
export interface ScoreLinks {
  /** The number itself and those it is made of. */
  readonly pointed: readonly ScorePlace[];
  /** All that it goes into, however far. */
  readonly reached: readonly ScorePlace[];
}

/** The column of exponentials of softmax; its sum stands under it, and the probabilities beside it. */
export function exponentialColumn({ shift }: ScoreProblem): number {
  return shift ? 1 : 0;
}

/** Where a number comes from and where it goes. */
export function scoreLinks(at: ScorePlace, problem: ScoreProblem): ScoreLinks {
  const reached: ScorePlace[] = [];
  // Each place comes after those it is made of, so that one pass finds all.
  for (const place of placesOf(problem)) {
    const sources = sourcesOf(place, problem);
    if (sources.some((source) => holds([at, ...reached], source))) reached.push(place);
  }
  return { pointed: [at, ...sourcesOf(at, problem)], reached };
}

/** Whether a place is among others. */
export function holds(places: readonly ScorePlace[], { column, row }: ScorePlace): boolean {
  return places.some((each) => each.column === column && each.row === row);
}

/** All numbers that are computed, column by column. */
function placesOf(problem: ScoreProblem): ScorePlace[] {
  const rows = [...problem.scores.keys()];
  const summed = problem.loss === 'hinge' ? 0 : exponentialColumn(problem);
  const columns = problem.loss === 'hinge' ? [0] : [...Array(summed + 2).keys()];
  return columns.flatMap((column): ScorePlace[] => [
    ...rows.map((row) => ({ column, row })),
    ...(column === summed ? [{ column, row: 'foot' as const }] : []),
  ]);
}

/** The numbers that one is computed from at once. */
function sourcesOf({ column, row }: ScorePlace, problem: ScoreProblem): ScorePlace[] {
  const { scores, truth, loss, shift } = problem;
  const score = (of: number) => ({ column: SCORES, row: of });
  if (column === SCORES) return [];
  if (row === 'foot') return scores.map((_, of) => ({ column, row: of }));
  if (loss === 'hinge') return row === truth ? [] : [score(row), score(truth)];
  const exponentials = exponentialColumn(problem);
  if (column > exponentials)
    return [
      { column: exponentials, row },
      { column: exponentials, row: 'foot' },
    ];
  if (column === exponentials) return [shift ? { column: 0, row } : score(row)];
  const greatest = Math.max(...scores);
  return scores.flatMap((value, of) => (of === row || value === greatest ? [score(of)] : []));
}

/** Where a score goes, in one sentence. */
export function scoreText(row: number, problem: ScoreProblem): string {
  const { scores, classes, truth, loss, shift } = problem;
  const begin = `${classes[row]}: the score ${sized(scores[row])}`;
  if (loss === 'hinge')
    return row === truth
      ? `${begin} is that of the true class and goes into what every other class adds.`
      : `${begin} goes into what this class adds.`;
  return shift && scores[row] === Math.max(...scores)
    ? `${begin} is the greatest, so it is subtracted from every score and goes into every probability.`
    : `${begin} goes into its own exponential and through the sum into every probability.`;
}
