import { describe, expect, test } from 'vitest';
import { CIFAR10_CLASSES, type ImageSet } from '../dataset.ts';
import { drawScene, type Scene } from './draw-scene.ts';
import { KNOB_NAMES, type SceneKnobs } from './knobs.ts';
import { scenes, streamScenes } from './scenes.ts';

const CALM: SceneKnobs = {
  viewpoint: 0,
  illumination: 0,
  deformation: 0,
  occlusion: 0,
  clutter: 0,
  variation: 0,
};

/** Scenes of every class and eight seeds, all knobs at 0 but one. */
function gallery(knob: keyof SceneKnobs, value: number): Scene[] {
  return CIFAR10_CLASSES.flatMap((_, label) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      drawScene({ label, seed, knobs: { ...CALM, [knob]: value } }),
    ),
  );
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const mean = (values: ArrayLike<number>) => sum(values) / values.length;

function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - middle) ** 2)));
}

/** Mean absolute difference of two pictures, in bytes, where `where` has this value of the mask. */
function difference(a: Scene, b: Scene, of: (pixel: number) => boolean): number {
  let total = 0;
  let count = 0;
  for (let i = 0; i < a.image.length; i++) {
    if (!of(Math.floor(i / 3))) continue;
    total += Math.abs(a.image[i] - b.image[i]);
    count++;
  }
  return total / count;
}

describe('a data set', () => {
  test('is the same to the byte for the same seed, and another for another', () => {
    const options = { seed: 7, train: 20, test: 10 };
    const set = scenes(options);
    expect(scenes(options)).toEqual(set);
    expect(scenes({ ...options, seed: 8 }).train.images).not.toEqual(set.train.images);
  });

  test('has the shape, names and counts of CIFAR-10 images, every class as often', () => {
    const { name, train, test: held } = scenes({ seed: 1, train: 40, test: 20 });
    expect(name).toBe('drawn scenes');
    expect(train.shape).toEqual([32, 32, 3]);
    expect(train.images.length).toBe(40 * 3072);
    expect(train.classes).toBe(CIFAR10_CLASSES);
    for (let label = 0; label < 10; label++) {
      expect(train.labels.filter((value) => value === label).length).toBe(4);
      expect(held.labels.filter((value) => value === label).length).toBe(2);
    }
  });

  test('grows at its end: a larger one begins with the smaller', () => {
    const small = scenes({ seed: 3, train: 10, test: 0 }).train;
    const large = scenes({ seed: 3, train: 30, test: 0 }).train;
    expect(large.images.subarray(0, small.images.length)).toEqual(small.images);
  });

  test('has no picture twice, in training and test together', () => {
    const { train, test: held } = scenes({ seed: 5, train: 300, test: 300 });
    const pictures = [train, held].flatMap(({ images, count }) =>
      Array.from({ length: count }, (_, i) => images.subarray(i * 3072, (i + 1) * 3072).join()),
    );
    expect(new Set(pictures).size).toBe(600);
  });

  test('streams one by one the pictures it has', () => {
    const { train } = scenes({ seed: 9, train: 14, test: 0 });
    const stream = streamScenes({ seed: 9, from: 13 });
    const scene = stream.next().value;
    expect(scene.label).toBe(3);
    expect(scene.image).toEqual(train.images.subarray(13 * 3072));
  });

  test('refuses counts, seeds and knobs that are out of range', () => {
    expect(() => scenes({ seed: 1, train: -1, test: 0 })).toThrow(
      'scenes: expected train from 0 to 1000000 images, got -1',
    );
    expect(() => scenes({ seed: 0.5, train: 1, test: 0 })).toThrow('an integer seed, got 0.5');
    expect(() => scenes({ seed: 1, train: 1, test: 0, knobs: { clutter: 1.5 } })).toThrow(
      'scenes: expected the knob clutter in 0..1, got 1.5',
    );
    expect(() => scenes({ seed: 1, train: 1, test: 0, knobs: { clutter: NaN } })).toThrow('NaN');
    const misspelt = { cluter: 1 } as Partial<SceneKnobs>;
    expect(() => scenes({ seed: 1, train: 1, test: 0, knobs: misspelt })).toThrow('got cluter');
  });
});

describe('a picture', () => {
  test('is the same thing at any size', () => {
    for (const label of [0, 3, 8]) {
      const small = drawScene({ label, seed: 4, knobs: CALM });
      const large = drawScene({ label, seed: 4, knobs: CALM, size: 128 });
      expect(large.shape).toEqual([128, 128, 3]);
      expect(mean(large.mask)).toBeCloseTo(mean(small.mask), -0.5);
      expect(Math.abs(mean(large.image) - mean(small.image))).toBeLessThan(3);
    }
  });

  test('shows its thing on an eighth to a half of it when nothing makes it hard', () => {
    for (const { mask } of gallery('clutter', 0)) {
      expect(mean(mask) / 255).toBeGreaterThan(1 / 8);
      expect(mean(mask) / 255).toBeLessThan(1 / 2);
    }
  });

  test('refuses a label and a size that do not exist', () => {
    expect(() => drawScene({ label: 10, seed: 1 })).toThrow('a label from 0 to 9, got 10');
    expect(() => drawScene({ label: 1, seed: 1, size: 4 })).toThrow('8 to 1024 pixels, got 4');
  });
});

describe('each knob does what it says', () => {
  test.each(KNOB_NAMES)('%s at 1 changes every picture', (knob) => {
    const hard = gallery(knob, 1);
    for (const [i, scene] of gallery(knob, 0).entries()) {
      expect(hard[i].image).not.toEqual(scene.image);
    }
  });

  test('viewpoint moves the mask of the thing and leaves the paper behind it', () => {
    const near = gallery('viewpoint', 0);
    for (const [i, far] of gallery('viewpoint', 1).entries()) {
      const moved = mean(far.mask.map((value, pixel) => Math.abs(value - near[i].mask[pixel])));
      expect(moved).toBeGreaterThan(10);
      const isPaper = (pixel: number) => far.mask[pixel] + near[i].mask[pixel] === 0;
      expect(difference(far, near[i], isPaper)).toBeLessThan(12);
    }
  });

  test('illumination spreads the brightness of pictures and leaves the mask', () => {
    const even = gallery('illumination', 0);
    const lit = gallery('illumination', 1);
    const spread = (pictures: Scene[]) => deviation(pictures.map(({ image }) => mean(image)));
    expect(spread(lit)).toBeGreaterThan(2 * spread(even));
    for (const [i, { mask }] of lit.entries()) expect(mask).toEqual(even[i].mask);
  });

  test('deformation changes the outline of every thing', () => {
    const stiff = gallery('deformation', 0);
    for (const [i, { mask }] of gallery('deformation', 1).entries()) {
      expect(mean(mask.map((value, p) => Math.abs(value - stiff[i].mask[p])))).toBeGreaterThan(4);
    }
  });

  test('occlusion hides a share of the thing that grows with the knob', () => {
    const visible = (value: number) =>
      sum(gallery('occlusion', value).map(({ mask }) => mean(mask)));
    const [free, some, most] = [visible(0), visible(0.5), visible(1)];
    expect(some / free).toBeGreaterThan(0.5);
    expect(some / free).toBeLessThan(0.85);
    expect(most / free).toBeGreaterThan(0.2);
    expect(most / free).toBeLessThan(0.65);
  });

  test('clutter makes the background busy and leaves the thing', () => {
    const plain = gallery('clutter', 0);
    for (const [i, busy] of gallery('clutter', 1).entries()) {
      expect(busy.mask).toEqual(plain[i].mask);
      const behind = (scene: Scene) =>
        deviation(scene.image.filter((_, at) => scene.mask[Math.floor(at / 3)] === 0));
      expect(behind(busy)).toBeGreaterThan(1.3 * behind(plain[i]));
      expect(difference(busy, plain[i], (pixel) => plain[i].mask[pixel] === 255)).toBe(0);
    }
  });

  test('variation makes members of a class differ, which are all alike without it', () => {
    for (let label = 0; label < 10; label++) {
      const alike = [1, 2, 3].map((seed) => drawScene({ label, seed, knobs: CALM }));
      const inside = (pixel: number) => alike[0].mask[pixel] === 255;
      expect(difference(alike[0], alike[1], inside)).toBeLessThan(6);
      const knobs = { ...CALM, variation: 1 };
      const varied = Array.from({ length: 12 }, (_, seed) => drawScene({ label, seed, knobs }));
      const greatest = Math.max(...varied.map((scene) => difference(scene, alike[0], inside)));
      expect(greatest).toBeGreaterThan(15);
    }
  });

  test('turning a knob a little moves a picture only a little, on the mean', () => {
    for (const knob of KNOB_NAMES) {
      const base = gallery(knob, 0.5);
      const steps = gallery(knob, 0.52).map((scene, i) => difference(scene, base[i], () => true));
      expect(mean(steps)).toBeLessThan(8);
    }
  });
});

/** Share of `held` that the nearest mean picture of a class names right. */
function nearestMeanAccuracy(train: ImageSet, held: ImageSet): number {
  const means = Array.from({ length: 10 }, () => new Float64Array(3072));
  for (let i = 0; i < train.count; i++) {
    for (let j = 0; j < 3072; j++) {
      means[train.labels[i]][j] += (10 * train.images[i * 3072 + j]) / train.count;
    }
  }
  let right = 0;
  for (let i = 0; i < held.count; i++) {
    const distances = means.map((centre) =>
      centre.reduce((total, value, j) => total + (value - held.images[i * 3072 + j]) ** 2, 0),
    );
    if (distances.indexOf(Math.min(...distances)) === held.labels[i]) right++;
  }
  return right / held.count;
}

test('mean pictures tell the classes apart much better than chance, and far from perfectly', () => {
  const { train, test: held } = scenes({ seed: 11, train: 1000, test: 300 });
  const accuracy = nearestMeanAccuracy(train, held);
  expect(accuracy).toBeGreaterThan(0.2);
  expect(accuracy).toBeLessThan(0.75);
});
