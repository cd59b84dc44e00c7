import { sized } from '../../steps/index.ts';
import { holds, type ScoreLinks, scoreLinks, scoreText } from './score-links.ts';
import { type ScorePlace, SCORES } from './score-place.ts';
import { numberAt, type ScoreColumn, type ScoreProblem, type ScoreStep } from './score-table.ts';

/** What is to be seen: the numbers so far, and what is set off because of the step or of what is pointed at. */
export interface ScoreView {
  readonly columns: readonly ScoreColumn[];
  /** Where the number stands that the sentence is about; null where it is about a score. */
  readonly at: ScorePlace | null;
  /** The class that is written out. */
  readonly row: number;
  /** `pointed`, `reached` or nothing, for a place. */
  readonly mark: (place: ScorePlace) => 'pointed' | 'reached' | '';
  readonly text: string;
}

/** Puts a step and the pointer together; a number that is not computed yet counts as not pointed at. */
export function scoreView(
  frames: readonly ScoreStep[],
  step: number,
  pointed: ScorePlace | null,
  problem: ScoreProblem,
): ScoreView {
  const { columns } = frames[step];
  const here = pointed && isThere(columns, pointed) ? pointed : null;
  const onScore = here?.column === SCORES;
  const asked = here && frames.find(({ at }) => holds([at], here));
  const frame = asked ?? frames[step];
  const row = (here ?? frame.at).row;
  return {
    columns,
    at: onScore ? null : (here ?? frame.at),
    row: row === 'foot' ? problem.truth : row,
    mark: markOf(here && scoreLinks(here, problem)),
    text: here ? pointedText(here, frame, problem) : frame.text,
  };
}

/** What a number is made of, or where a score goes. */
function pointedText({ column, row }: ScorePlace, frame: ScoreStep, problem: ScoreProblem): string {
  if (row === 'foot' && frame.loss !== null) return `All of them add up to ${sized(frame.loss)}.`;
  return column === SCORES && row !== 'foot' ? scoreText(row, problem) : frame.text;
}

function isThere(columns: readonly ScoreColumn[], place: ScorePlace): boolean {
  return place.column === SCORES || numberAt(columns, place) !== null;
}

function markOf(links: ScoreLinks | null): ScoreView['mark'] {
  return (place) => {
    if (!links) return '';
    if (holds(links.pointed, place)) return 'pointed';
    return holds(links.reached, place) ? 'reached' : '';
  };
}
