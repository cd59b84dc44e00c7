import { exercise } from '../../../../../src/lesson/exercise/index.ts';

type Numbers = readonly number[];

function far(candidate: Numbers, goal: Numbers): number {
  let sum = 0;
  for (let gene = 0; gene < goal.length; gene++) sum += Math.abs(candidate[gene] - goal[gene]);
  return sum;
}

/** Candidate by candidate and number by number, into a copy. */
function bred(candidates: number[][], triples: number[][], goal: Numbers): number[][] {
  const next = structuredClone(candidates);
  for (let i = 0; i < candidates.length; i++) {
    const child: number[] = [];
    for (let gene = 0; gene < goal.length; gene++) {
      const [a, b, c] = triples[i];
      child[gene] = candidates[a][gene] + (candidates[b][gene] - candidates[c][gene]) / 2;
    }
    if (far(child, goal) < far(candidates[i], goal)) next[i] = child;
  }
  return next;
}

const few = [
  [0, 0],
  [8, 0],
  [0, 8],
  [4, 4],
];

export default exercise({
  entry: 'nextGeneration',
  cases: (random) => [
    {
      // The first child is [8, 0] + half of [0, 8] − [4, 4]: [6, 2].
      input: [
        few,
        [
          [1, 2, 3],
          [0, 2, 3],
          [0, 1, 3],
          [0, 1, 2],
        ],
        [6, 2],
      ],
      expected: bred(
        few,
        [
          [1, 2, 3],
          [0, 2, 3],
          [0, 1, 3],
          [0, 1, 2],
        ],
        [6, 2],
      ),
    },
    {
      // Nobody is better than who is there already.
      input: [
        few,
        [
          [1, 2, 3],
          [0, 2, 3],
          [0, 1, 3],
          [0, 1, 2],
        ],
        [-99, -99],
      ],
      expected: bred(
        few,
        [
          [1, 2, 3],
          [0, 2, 3],
          [0, 1, 3],
          [0, 1, 2],
        ],
        [-99, -99],
      ),
    },
    {
      // A child as good as its candidate does not take its place: [2] and [−2] are both 2 from 0.
      input: [
        [[2], [-2], [5], [5]],
        [
          [1, 2, 3],
          [0, 2, 3],
          [0, 1, 3],
          [0, 1, 2],
        ],
        [0],
      ],
      expected: bred(
        [[2], [-2], [5], [5]],
        [
          [1, 2, 3],
          [0, 2, 3],
          [0, 1, 3],
          [0, 1, 2],
        ],
        [0],
      ),
    },
    ...Array.from({ length: 4 }, () => {
      const count = 4 + random.integer(4);
      const draw = () => Array.from({ length: 3 }, () => random.integer(33) - 16);
      const candidates = Array.from({ length: count }, draw);
      const triples = candidates.map((_, i) => [1, 2, 3].map((step) => (i + step) % count));
      const goal = draw();
      return { input: [candidates, triples, goal], expected: bred(candidates, triples, goal) };
    }),
  ],
});
