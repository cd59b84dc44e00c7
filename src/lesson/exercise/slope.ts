import { formatValue } from './format-value.ts';
import { withLeaf, type Leaf } from './number-tree.ts';
import type { PlainValue } from './plain-value.ts';
import { threw, type CallEntry, type CallOutcome, type Halted } from './trial.ts';

type Input = readonly PlainValue[];

/** The function whose slopes are measured, and how. */
export interface SlopeRule {
  /**
   * Takes the arguments that the gradient takes and gives one number: a function of the check, or the name of
   * one that the student writes.
   */
  readonly value: string | ((...input: Input) => number);
  /** Which argument varies, from 0: a number or arrays of numbers; the first unless told. */
  readonly variable?: number;
  /** How far it is moved, times the number's size where that is over 1; 1e-5 unless told. */
  readonly step?: number;
}

/** A number in the varying argument with the slopes to both of its sides, which differ at a corner. */
export interface Slope extends Leaf {
  readonly left: number;
  readonly right: number;
}

/** The slopes to both sides of a number in the varying argument. */
export async function slopeAt(
  rule: SlopeRule,
  input: Input,
  leaf: Leaf,
  call: CallEntry,
): Promise<Slope | Halted | { readonly message: string }> {
  const step = (rule.step ?? 1e-5) * Math.max(1, Math.abs(leaf.value));
  const variable = rule.variable ?? 0;
  const values: number[] = [];
  for (const at of [leaf.value - step, leaf.value, leaf.value + step]) {
    const moved = input.with(variable, withLeaf(input[variable], leaf.path, at));
    const outcome = await valueAt(rule.value, moved, call);
    if ('halted' in outcome) return outcome;
    if (!outcome.ok) return { message: `at a point close by, ${threw(outcome)}` };
    if (typeof outcome.value !== 'number' || !Number.isFinite(outcome.value)) {
      const name = typeof rule.value === 'string' ? rule.value : 'the function';
      return { message: `expected ${name} to give a number, got ${formatValue(outcome.value)}.` };
    }
    values.push(outcome.value);
  }
  const [before, here, after] = values;
  return { ...leaf, left: (here - before) / step, right: (after - here) / step };
}

async function valueAt(
  value: SlopeRule['value'],
  input: Input,
  call: CallEntry,
): Promise<CallOutcome> {
  return typeof value === 'string' ? call(value, input) : { ok: true, value: value(...input) };
}
