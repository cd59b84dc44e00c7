import { expect, test } from 'vitest';
import type { ImageSet, PlainTensor, Aim } from '../../src/cnn/index.ts';
import type { AttackRow, Victim } from './attacks.ts';
import { type Counted, countRow } from './count-row.ts';

const COUNT = 25;
const set: ImageSet = {
  images: new Uint8Array(COUNT * 3),
  labels: Uint8Array.from({ length: COUNT }, (_, i) => i % 4),
  count: COUNT,
  shape: [1, 1, 3],
  classes: ['a', 'b', 'c', 'd'],
};
const chosen = { set, right: Array.from({ length: COUNT }, (_, i) => i) };

/** Names the class that the first pixel says, in tenths. */
const victim = {
  scores: ({ shape, data }: PlainTensor) => ({
    shape: [shape[0], 4],
    data: Float32Array.from({ length: 4 }, (_, i) => (Math.round(data[0] * 10) === i ? 1 : 0)),
  }),
} as unknown as Victim;

/** Reaches the target of every second image, and class d else. */
function everySecond(aims: Aim[]): AttackRow {
  return {
    id: 'x',
    name: 'x',
    bound: '',
    targeted: true,
    by: 'gradient',
    attack: async (_, image, aim, seed) => {
      aims.push(aim);
      const named = seed % 2 === 0 ? aim.target! : 3;
      return {
        image: { shape: image.shape, data: Float32Array.of(named / 10, 0, 0) },
        queries: seed,
      };
    },
  };
}

test('target hits are counted apart from mere mistakes, and targets are never the own class', async () => {
  const aims: Aim[] = [];
  const counted = await countRow(everySecond(aims), victim, chosen, 20, undefined, async () => {});
  const named = aims.map(({ target }, i) => ((i + 1) % 2 === 0 ? target! : 3));
  expect(counted.n).toBe(20);
  expect(counted.misclassified).toBe(named.filter((n, i) => n !== aims[i].label).length);
  expect(counted.targetHits).toBe(named.filter((n, i) => n === aims[i].target).length);
  expect(counted.queries).toBeCloseTo(10.5, 9);
  expect(aims.every(({ label, target }) => target !== label && target! >= 0 && target! < 4)).toBe(
    true,
  );
});

test('a row that was stopped goes on where it was, with the same targets, to the same count', async () => {
  const aims: Aim[] = [];
  const parts: Counted[] = [];
  const whole = await countRow(everySecond(aims), victim, chosen, 25, undefined, async (part) => {
    parts.push(part);
  });
  expect(parts.map(({ n }) => n)).toEqual([10, 20, 25]);
  const later: Aim[] = [];
  const rest = await countRow(everySecond(later), victim, chosen, 25, parts[0], async () => {});
  expect(later).toEqual(aims.slice(10));
  expect(rest).toMatchObject({ n: 25, misclassified: whole.misclassified });
  expect(rest.targetHits).toBe(whole.targetHits);
  expect(rest.queries).toBeCloseTo(whole.queries, 9);
});
