import { exercise } from '../../../../../src/lesson/exercise/index.ts';

/** Two rows of two pixels: red, yellow, black, white. */
const SMALL = [255, 0, 0, 255, 255, 0, 0, 0, 0, 255, 255, 255];

export default exercise({
  entry: 'pixelAt',
  cases: (random) => [
    { input: [SMALL, 2, 0, 0], expected: [255, 0, 0] },
    { input: [SMALL, 2, 0, 1], expected: [255, 255, 0] },
    { input: [SMALL, 2, 1, 0], expected: [0, 0, 0] },
    { input: [SMALL, 4, 0, 3], expected: [255, 255, 255] },
    ...[3, 5].map((width) => {
      const height = 2 + random.integer(3);
      const pixels = Array.from({ length: height * width }, () =>
        [0, 1, 2].map(() => random.integer(256)),
      );
      const row = 1 + random.integer(height - 1);
      const column = random.integer(width);
      return { input: [pixels.flat(), width, row, column], expected: pixels[row * width + column] };
    }),
  ],
});
