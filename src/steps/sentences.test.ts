import { expect, test } from 'vitest';
import * as steps from './index.ts';
import { convolve, convolveBackward, dense, hinge, linear, pointwise, poolBackward, poolForward, reluBackward, reluForward, reluRules, sizeSteps, softmax } from './index.ts'; // prettier-ignore

type Told = Iterable<{ readonly text: string }>;

const PLANE = [[1.5, -1, 5], [2, -0.25, 5], [5, 2, 0]]; // prettier-ignore
const filters = [1, 2].map((bias) => ({ weights: [[[1, -0.5], [0, 2]]], bias })); // prettier-ignore
const single = [{ weights: [[[2]]], bias: 0.5 }];
const above = (maps: number, side: number) =>
  Array.from({ length: maps }, (_, map) =>
    Array.from({ length: side }, (_, r) => Array.from({ length: side }, (_, c) => map + r - c)),
  );
const classes = ['cat', 'dog', 'ship'];
const losses = [[2, 1, -1], [0, 0, 0], [-96.8, 437.9, 60.75]]; // prettier-ignore

/** Every generator on numbers that bring up all that it has to say: ties, zeros, padding, what does not fit. */
const RUNS: Readonly<Record<string, readonly Told[]>> = {
  convolve: [
    convolve({ input: [PLANE, PLANE], filters: [{ weights: [[[1]], [[2]]], bias: -1 }] }),
    convolve({ input: [PLANE], filters, pad: 1 }),
    convolve({ input: [PLANE], filters, stride: 2 }),
    convolve({ input: [PLANE.slice(1)], filters: [{ weights: [PLANE], bias: 0 }] }),
  ],
  convolveBackward: [
    convolveBackward({ input: [PLANE], filters }, above(2, 2)),
    convolveBackward({ input: [PLANE], filters: single, pad: 1 }, above(1, 5)),
  ],
  dense: [
    dense({ input: [[[1, 2]]], weights: [[0.5, -1]], bias: [0.1] }),
    dense({ input: [PLANE, PLANE, PLANE], weights: [PLANE.flat().concat(PLANE.flat(), PLANE.flat())], bias: [0] }), // prettier-ignore
  ],
  hinge: losses.map((scores) => hinge({ scores, classes, truth: 1 })),
  linear: [
    linear({ weights: PLANE, bias: [0.1, 0, 1], input: [1, 2, 3], classes }),
    linear({ weights: [[1], [1]], bias: [0, 0], input: [0.5], classes: ['cat', 'dog'] }),
    linear({ weights: [[1.5]], bias: [1], input: [2], classes: ['cat'] }),
  ],
  pointwise: [pointwise({ pixel: [1, 2.5], weights: [[3, 4], [0, -1]], bias: [5, 0.5] })], // prettier-ignore
  poolForward: (['max', 'average'] as const).flatMap((kind) => [
    poolForward({ input: [PLANE, PLANE], kind, size: 2, stride: 1 }),
    poolForward({ input: [PLANE], kind, size: 2 }),
    poolForward({ input: [PLANE], kind, size: 1 }),
  ]),
  poolBackward: (['max', 'average'] as const).flatMap((kind) => [
    poolBackward({ input: [PLANE], kind, size: 2, stride: 1 }, above(1, 2)),
    poolBackward({ input: [PLANE], kind, size: 1 }, above(1, 3)),
  ]),
  reluForward: [reluForward(PLANE)],
  reluBackward: [reluBackward(PLANE, above(1, 3)[0])],
  reluRules: [reluRules(PLANE, above(1, 3)[0])],
  sizeSteps: [
    sizeSteps({ input: 7, size: 3, stride: 3 }),
    sizeSteps({ input: 3, size: 1, pad: 2 }),
    sizeSteps({ input: 1, size: 3, pad: 1 }),
    sizeSteps({ input: 2, size: 5 }),
  ],
  softmax: losses.flatMap((scores) =>
    [0, 1].flatMap((truth) =>
      [true, false].map((shift) => softmax({ scores, classes, truth }, shift)),
    ),
  ),
};

const generators = Object.entries(steps)
  .filter(([, value]) => value.constructor.name === 'GeneratorFunction')
  .map(([name]) => name);

test('every generator is heard here', () => {
  expect(Object.keys(RUNS).sort()).toEqual(generators.sort());
});

test.each(generators)('each frame of %s is told in exactly one sentence', (name) => {
  const texts = RUNS[name].flatMap((frames) => [...frames].map(({ text }) => text));
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    const withoutDecimals = text.replaceAll(/(?<=\d)\.(?=\d)/g, ',');
    expect(withoutDecimals, text).toMatch(/^[^.!?…]+[^.!?…\s]\.$/);
  }
});
