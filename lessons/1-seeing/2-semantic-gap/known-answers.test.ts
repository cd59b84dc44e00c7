import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { KNOBS, meanDifference, UNTOUCHED } from '../../../src/elements/scene-knobs/knobs.ts';
import type { KnobName } from '../../../src/elements/scene-knobs/knobs.ts';
import { drawScene, loadModel, predict, ready } from '../../../src/cnn/index.ts';

const lesson = readFileSync('lessons/1-seeing/2-semantic-gap/lesson.md', 'utf8').replace(
  /\s+/g,
  ' ',
);
const SEEDS = Array.from({ length: 50 }, (_, i) => i + 1);
const LABELS = Array.from({ length: 10 }, (_, i) => i);
const CAT = 3;
/** Places of a knob that are looked at. */
const STEPS = 5;
const names = KNOBS.map(({ name }) => name);

const draw = (label: number, seed: number, knobs: Partial<Record<KnobName, number>> = {}) =>
  drawScene({ label, seed, knobs: { ...UNTOUCHED, ...knobs } }).image;

const most = <T>(all: readonly T[], value: (each: T) => number) =>
  all.reduce((best, each) => (value(each) > value(best) ? each : best));

test('of illumination, occlusion and deformation the light changes most numbers, as often as the lesson says', () => {
  const three = ['illumination', 'occlusion', 'deformation'] as const;
  const first = LABELS.flatMap((label) =>
    SEEDS.map((seed) => {
      const untouched = draw(label, seed);
      return most(three, (knob) => meanDifference(draw(label, seed, { [knob]: 1 }), untouched));
    }),
  );
  const times = (knob: KnobName) => first.filter((each) => each === knob).length;
  expect(lesson).toContain(`for ${times('illumination')} of ${first.length} pictures`);
  expect(times('illumination')).toBeGreaterThan(first.length / 2);
  expect(times('deformation')).toBe(0);
});

/** One knob of one cat, all others at 0. */
interface Turn {
  readonly knob: KnobName;
  /** Times the distance to the nearest other class. */
  readonly distance: number;
  readonly isRight: boolean;
  /** The probability of the cat. */
  readonly sure: number;
}

describe('what the network convnetjs says of fifty cats, one knob at a time', () => {
  /** The turns of each cat. */
  let cats: readonly (readonly Turn[])[];

  beforeAll(async () => {
    await ready();
    const file = readFileSync('assets/models/convnetjs/model.safetensors');
    const network = loadModel(new Uint8Array(file));
    const look = async (seed: number): Promise<readonly Turn[]> => {
      const untouched = draw(CAT, seed);
      const far = (image: Uint8Array) => meanDifference(image, untouched);
      const others = LABELS.filter((label) => label !== CAT);
      const stranger = Math.min(...others.map((label) => far(draw(label, seed))));
      const turns = names.flatMap((knob) =>
        Array.from({ length: STEPS }, (_, i) => ({
          knob,
          image: draw(CAT, seed, { [knob]: (i + 1) / STEPS }),
        })),
      );
      const pixels = Float32Array.from(turns.flatMap(({ image }) => [...image]), (byte) => byte / 255); // prettier-ignore
      const { data } = await predict(network, { shape: [turns.length, 32, 32, 3], data: pixels });
      return turns.map(({ knob, image }, i) => {
        const probabilities = [...data.subarray(10 * i, 10 * i + 10)];
        return {
          knob,
          distance: far(image) / stranger,
          isRight: most(LABELS, (label) => probabilities[label]) === CAT,
          sure: probabilities[CAT],
        };
      });
    };
    cats = await Promise.all(SEEDS.map(look));
  }, 60_000);

  test('each can be brought farther from itself than from another class and still be named', () => {
    const found = cats.filter((turns) => turns.some((turn) => turn.distance > 1 && turn.isRight));
    expect(found).toHaveLength(50);
  });

  test('none is taken for something else below a quarter of that distance', () => {
    const near = cats.flat().filter(({ distance }) => distance < 1 / 4);
    expect(near.length).toBeGreaterThan(100);
    expect(near.filter(({ isRight }) => !isRight)).toEqual([]);
  });

  test('occlusion costs it more of its probability than any other knob, light included', () => {
    const lost = (knob: KnobName) => {
      const turns = cats.map((each) => each.filter((turn) => turn.knob === knob));
      const least = turns.map((each) => Math.min(...each.map(({ sure }) => sure)));
      return 1 - least.reduce((a, b) => a + b) / least.length;
    };
    expect(most(names, lost)).toBe('occlusion');
    expect(lost('occlusion')).toBeGreaterThan(2 * lost('illumination'));
  });
});
