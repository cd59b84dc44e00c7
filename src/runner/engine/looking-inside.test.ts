import { expect, test } from 'vitest';
import { ready } from '../../cnn/backend/index.ts';
import { parseNetwork, saveModel } from '../../cnn/model/index.ts';
import { nextTask } from '../../cnn/train/index.ts';
import type { ForgottenLayer, RulePicture } from './looking-inside.ts';
import type { SubjectImage } from './subject.ts';
import { alone } from './test-engine.ts';
import type { CallContext } from './worker/call-context.ts';
import { lookingInsideHandlers } from './worker/looking-inside-handlers.ts';
import type { Storage } from './worker/storage.ts';
import { SubjectNetworks } from './worker/subject-networks.ts';
import { Workbench } from './worker/workbench.ts';

const TEXT = `sequential({ input: [32, 32, 3], seed: 4 }, [
  maxPool({ size: 4 }), conv2d({ filters: 4, size: 3, pad: 1 }), relu(),
  residual([conv2d({ filters: 4, size: 3, pad: 1 })]), flatten(), dense({ units: 10 }),
])`;
const network = { from: 'shipped', name: 'tiny' } as const;
const image: SubjectImage = { from: 'scene', label: 3, seed: 9 };
const context = { signal: new AbortController().signal, progress: () => undefined };

const storage: Storage = {
  get: async () => undefined,
  put: async () => undefined,
  room: async () => Infinity,
};

function setUp() {
  const bench = new Workbench({
    post: () => undefined,
    storage,
    clock: () => 0,
    breathe: nextTask,
    openBackend: () => ready({ backend: 'cpu' }),
    staff: alone(storage),
  });
  const fetchShipped = async () => {
    await ready({ backend: 'cpu' });
    const made = parseNetwork(TEXT);
    const bytes = await saveModel(made);
    made.dispose();
    return bytes;
  };
  return lookingInsideHandlers(new SubjectNetworks({ bench, storage, fetchShipped }));
}

const none: CallContext<unknown> = { ...context, partial: () => undefined };

test('the layers to pick from have their windows on the image, those in branches too', async () => {
  const found = await setUp().layerOutput({ network, image }, none);
  expect(found.layers.map(({ name }) => name)).toEqual([
    'pool1',
    'conv1',
    'relu1',
    'residual1/main/conv1',
    'residual1',
    'dense1',
  ]);
  expect(found.layer).toBe('residual1');
  expect(found.activation.shape).toEqual([8, 8, 4]);
  expect(found.layers[1].window).toEqual({ size: 12, stride: 4, pad: 4 });
  expect(found.layers[3].window).toEqual({ size: 20, stride: 4, pad: 8 });
  const missing = setUp().layerOutput({ network, image, layer: 'conv9' }, none);
  await expect(missing).rejects.toThrow('a layer among pool1');
});

test('a unit is followed by each rule, and each picture goes out as it is done', async () => {
  const pictures: RulePicture[] = [];
  const unit = { layer: 'residual1/main/conv1', channel: 2 };
  const partial = (picture: RulePicture) => void pictures.push(picture);
  const result = await setUp().inputGradients({ network, image, unit }, { ...context, partial });
  expect(pictures.map(({ rule }) => rule)).toEqual(['gradient', 'deconvnet', 'guided']);
  expect(result.pictures).toEqual(pictures);
  expect(result.unit).toMatchObject(unit);
  expect(result.label).toBeNull();
  expect(pictures[0].image.shape).toEqual([32, 32, 3]);
});

test('without a unit the most probable class is followed', async () => {
  const rules = ['gradient'] as const;
  const result = await setUp().inputGradients({ network, image, rules }, none);
  expect(result.unit).toMatchObject({ layer: 'dense1', channel: result.label, row: 0, column: 0 });
  const { map, label } = await setUp().saliency({ network, image, label: result.label ?? 0 }, none);
  expect(label).toBe(result.label);
  const { data } = result.pictures[0].image;
  const first = Math.max(...[0, 1, 2].map((channel) => Math.abs(data[channel])));
  expect(map.data[0]).toBeCloseTo(first, 6);
});

test('layers forget from the top, rule by rule, and a stop ends it', async () => {
  const heard: ForgottenLayer[] = [];
  const partial = (step: ForgottenLayer) => void heard.push(step);
  const wish = { network, image, seed: 3, rules: ['gradient', 'guided'] } as const;
  const result = await setUp().randomization(wish, { ...context, partial });
  expect(result.layers).toEqual(['dense1', 'residual1', 'conv1']);
  expect(heard.map(({ rule, layer }) => `${rule} ${layer}`)).toEqual([
    'gradient dense1',
    'gradient residual1',
    'gradient conv1',
    'guided dense1',
    'guided residual1',
    'guided conv1',
  ]);
  const stop = new AbortController();
  const stopped = setUp().randomization(wish, {
    ...context,
    signal: stop.signal,
    partial: () => stop.abort(),
  });
  await expect(stopped).rejects.toThrow('abort');
});
