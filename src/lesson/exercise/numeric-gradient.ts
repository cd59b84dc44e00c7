import { complainOfGradient } from './compare-gradient.ts';
import { formatValue } from './format-value.ts';
import { describeShape, leavesOf, type Leaf } from './number-tree.ts';
import type { PlainValue } from './plain-value.ts';
import type { RandomSource } from './random-source.ts';
import { slopeAt, type Slope, type SlopeRule } from './slope.ts';
import { threw, type CallEntry, type CaseResult, type Halted, type ReadyCheck } from './trial.ts';

type Input = readonly PlainValue[];

/** What the student's function is the gradient of, and where it is looked at. */
export interface NumericGradient extends SlopeRule {
  /** The points, each a list of arguments: fixed ones, and some drawn from `random`. */
  readonly points: (random: RandomSource) => readonly Input[];
  /** How far an entry may be off: absolutely, or relative to the expected one where that is over 1; 1e-4 unless told. */
  readonly tolerance?: number;
}

/** Entries that are looked at of one point; of more, this many are drawn. */
const MOST_ENTRIES = 32;

interface Place {
  readonly entry: string;
  readonly input: Input;
  readonly leaves: readonly Leaf[];
}

/**
 * Holds the student's gradient against central differences, (f(x + h) − f(x − h)) / 2h, at each point.
 *
 * At a corner, where the slopes to the left and to the right differ, everything between them is right.
 *
 * @throws Error where the varying argument of a point is not made of numbers
 * @example
 * export default exercise({
 *   entry: 'gradientOfSquare',
 *   checks: [numericGradient({ value: (x) => Number(x) ** 2, points: (random) => [[3], [random.uniform(-1, 1)]] })],
 * });
 */
export function numericGradient(rule: NumericGradient): ReadyCheck {
  return (entry, random) =>
    rule.points(random).map((input) => {
      const leaves = leavesOf(input[rule.variable ?? 0]);
      if (!leaves) throw new Error(`numericGradient: expected numbers, got ${formatValue(input)}`);
      const place: Place = { entry, input, leaves: draw(leaves, random) };
      return (call) => judgePoint(rule, place, call);
    });
}

function draw(leaves: readonly Leaf[], random: RandomSource): readonly Leaf[] {
  const left = [...leaves];
  while (left.length > MOST_ENTRIES) left.splice(random.integer(left.length), 1);
  return left;
}

async function judgePoint(
  rule: NumericGradient,
  { entry, input, leaves }: Place,
  call: CallEntry,
): Promise<CaseResult | Halted> {
  const shown = `${entry}(${input.map((value) => formatValue(value)).join(', ')})`;
  const outcome = await call(entry, input);
  if ('halted' in outcome) return outcome;
  const say = (complaint: string | null): CaseResult => ({
    passed: complaint === null,
    call: shown,
    message: `${shown}: ${complaint ?? 'agrees with central differences.'}`,
  });
  if (!outcome.ok) return say(threw(outcome));
  const misfit = misfitOf(outcome.value, input[rule.variable ?? 0]);
  if (misfit) return say(misfit);
  const slopes: Slope[] = [];
  for (const leaf of leaves) {
    const slope = await slopeAt(rule, input, leaf, call);
    if ('halted' in slope) return slope;
    if ('message' in slope) return say(slope.message);
    slopes.push(slope);
  }
  return say(complainOfGradient(slopes, outcome.value, rule.tolerance ?? 1e-4));
}

/** What is wrong with the form of a gradient; null where it has the form of what varies. */
function misfitOf(got: PlainValue, variable: PlainValue): string | null {
  const paths = (tree: PlainValue): string | undefined =>
    leavesOf(tree)
      ?.map(({ path }) => path.join())
      .join(';');
  if (paths(got) === paths(variable)) return null;
  return `expected ${describeShape(variable)}, as what it is the gradient of, got ${describeShape(got)}.`;
}
