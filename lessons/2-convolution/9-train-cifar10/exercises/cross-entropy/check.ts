import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'crossEntropy',
  cases: (random) => [
    { input: [[0, 0], 1], expected: Math.LN2 },
    { input: [Array.from({ length: 10 }, () => 3), 4], expected: Math.LN10 },
    { input: [[2, 1, 0], 0], expected: Math.log(1 + Math.exp(-1) + Math.exp(-2)) },
    { input: [[1000, 0], 0], expected: 0 },
    { input: [[1000, 0], 1], expected: 1000 },
    { input: [[-1000, -1000], 0], expected: Math.LN2 },
    ...[3, 5].map((classes) => {
      const scores = Array.from({ length: classes }, () => random.integer(13) - 6);
      const label = random.integer(classes);
      const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
      return { input: [scores, label], expected: Math.log(sum) - scores[label] };
    }),
  ],
});
