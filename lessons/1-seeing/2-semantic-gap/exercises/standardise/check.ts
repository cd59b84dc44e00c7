import { exercise } from '../../../../../src/lesson/exercise/index.ts';

export default exercise({
  entry: 'standardise',
  cases: (random) => [
    { input: [[0, 2]], expected: [-1, 1] },
    { input: [[100, 300]], expected: [-1, 1] },
    { input: [[3, 3, 3, 9, 9, 9]], expected: [-1, -1, -1, 1, 1, 1] },
    { input: [[7, 7, 7]], expected: [0, 0, 0] },
    ...[5, 8].flatMap((length) => {
      const data = Array.from({ length }, (_, i) => random.integer(200) + i / 10);
      // The same picture in other light has to give the same.
      const dimmed = data.map((value) => value * 0.5 + 20);
      return [data, dimmed].map((each) => ({ input: [each], expected: standard(data) }));
    }),
  ],
});

function standard(data: readonly number[]): number[] {
  let [sum, squares] = [0, 0];
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / data.length;
  const deviation = Math.sqrt(squares / data.length - mean * mean);
  return data.map((value) => (value - mean) / deviation);
}
