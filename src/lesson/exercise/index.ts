export { exercise, type Case, type Exercise } from './exercise.ts';
export { formatValue } from './format-value.ts';
export {
  judgeExercise,
  type CallEntry,
  type CallOutcome,
  type CaseResult,
  type Verdict,
} from './judge-exercise.ts';
export { type PlainValue } from './plain-value.ts';
export { randomSource, type RandomSource } from './random-source.ts';
