import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'momentumStep',
  cases: (random) => [
    { input: [[1], [0], [2], 0.1, 0.9], expected: { weights: [0.8], velocity: [-0.2] } },
    { input: [[1], [-0.2], [0], 0.1, 0.9], expected: { weights: [0.82], velocity: [-0.18] } },
    {
      input: [[1, 2], [1, -1], [4, 0], 0.5, 0],
      expected: { weights: [-1, 2], velocity: [-2, 0] },
    },
    ...[2, 3].map((length) => {
      const list = () => Array.from({ length }, () => random.integer(19) - 9);
      const [weights, velocity, gradient] = [list(), list(), list()];
      const next = velocity.map((speed, i) => 0.5 * speed - 0.25 * gradient[i]);
      const moved = weights.map((weight, i) => weight + next[i]);
      return {
        input: [weights, velocity, gradient, 0.25, 0.5],
        expected: { weights: moved, velocity: next },
      };
    }),
  ],
});
