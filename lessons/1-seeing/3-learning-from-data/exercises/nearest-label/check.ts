import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'nearestLabel',
  cases: (random) => [
    { input: [[30, 10, 20], [7, 8, 9], 1], expected: 8 },
    { input: [[30, 10, 20], [7, 8, 7], 3], expected: 7 },
    { input: [[40, 10, 30, 20], [5, 5, 6, 6], 4], expected: 5 },
    { input: [[40, 10, 30, 20], [5, 5, 6, 6], 3], expected: 6 },
    { input: [[1, 2, 100, 11], [3, 4, 3, 4], 2], expected: 3 },
    ...[1, 3, 5].map((votes) => {
      const labels = Array.from({ length: 9 }, () => random.integer(3));
      // Whole numbers far apart, and the fraction tells them from each other.
      const distances = labels.map((_, i) => random.integer(100) + i / 10);
      return { input: [distances, labels, votes], expected: answer(distances, labels, votes) };
    }),
  ],
});

/** Takes the nearest again and again, and counts as it goes. */
function answer(distances: readonly number[], labels: readonly number[], votes: number): number {
  const left = [...distances];
  const order: number[] = [];
  for (let vote = 0; vote < votes; vote++) {
    const nearest = left.indexOf(Math.min(...left));
    left[nearest] = Infinity;
    order.push(labels[nearest]);
  }
  const counts = order.map((label) => order.filter((other) => other === label).length);
  return order[counts.indexOf(Math.max(...counts))];
}
