import { exercise, numericGradient } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'softmaxGradient',
  cases: (random) => [
    { input: [[0, 0], 0], expected: [-0.5, 0.5] },
    { input: [[0, Math.log(3)], 1], expected: [0.25, -0.25] },
    { input: [[7, 7, 7, 7], 2], expected: [0.25, 0.25, -0.75, 0.25] },
    { input: [[1000, -1000], 1], expected: [1, -1] },
    ...[3, 4].map((classes) => {
      const scores = Array.from({ length: classes }, () => random.integer(7) - 3);
      const truth = random.integer(classes);
      const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
      const expected = scores.map((score, k) => Math.exp(score) / sum - Number(k === truth));
      return { input: [scores, truth], expected };
    }),
  ],
  checks: [
    numericGradient({
      value: (scores, truth) => loss(scores as readonly number[], truth as number),
      points: (random) =>
        [2, 3, 5].map((classes) => [
          Array.from({ length: classes }, () => random.uniform(-3, 3)),
          random.integer(classes),
        ]),
    }),
  ],
});

function loss(scores: readonly number[], truth: number): number {
  const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
  return Math.log(sum) - scores[truth];
}
