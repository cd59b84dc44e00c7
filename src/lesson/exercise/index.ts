export { exercise, type Case, type Exercise } from './exercise.ts';
export { formatValue } from './format-value.ts';
export { judgeExercise, type Verdict } from './judge-exercise.ts';
export { numericGradient, type NumericGradient } from './numeric-gradient.ts';
export type { PlainValue } from './plain-value.ts';
export { randomSource, type RandomSource } from './random-source.ts';
export type { CallEntry, CallOutcome, CaseResult, ReadyCheck, Trial } from './trial.ts';
