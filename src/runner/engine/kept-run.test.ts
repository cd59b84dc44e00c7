import { expect, test } from 'vitest';
import { packCifar10, scenes } from '../../cnn/data/index.ts';
import { build, losses, makeSteps, MapStorage, type SetUp, setUp, TEXT } from './test-engine.ts';

async function trainToFault(it: SetUp): Promise<void> {
  await it.engine.call('train', {});
  if (it.heard('fault').length === 0) await it.until(() => it.heard('fault').length > 0);
}

/** A run after three steps, about to be ruined by its learning rate. */
async function aboutToDiverge(learningRate: number, it = setUp()): Promise<SetUp> {
  await build(it);
  await makeSteps(it, 3);
  await it.engine.call('tune', { optimizer: 'sgd', learningRate });
  return it;
}

test('a run resumed after a reload goes on to the bit as if it had not stopped', async () => {
  const whole = setUp();
  await build(whole);
  const uninterrupted = losses(await makeSteps(whole, 12));

  const before = setUp();
  await build(before);
  await makeSteps(before, 5);
  await before.engine.call('keep', {});
  before.engine.drop();
  const after = setUp(before.storage);
  const resumed = await after.engine.call('resume', {});
  expect(resumed?.step).toBe(5);
  expect(losses(resumed?.history ?? [])).toEqual(uninterrupted.slice(0, 5));
  expect(resumed?.network.settings).toMatchObject({ optimizer: 'adam', batchSize: 8 });
  expect(after.engine.state).toBe('paused');
  expect(losses(await makeSteps(after, 7))).toEqual(uninterrupted.slice(5));
});

test('with nothing kept there is nothing to resume or to recover', async () => {
  const it = setUp();
  expect(await it.engine.call('resume', {})).toBeNull();
  await expect(it.engine.call('recover', {})).rejects.toMatchObject({ name: 'InputError' });
});

test('a pause keeps the run, and storage that refuses is said while training goes on', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  await it.until(() => it.stepsHeard().length > 2);
  await it.engine.call('pause', {});
  if (it.heard('kept').length === 0) await it.until(() => it.heard('kept').length > 0);
  expect(it.heard('kept').at(-1)?.step).toBe(it.stepsHeard().length);
  it.storage.refusal = new Error('the disk is full');
  await it.engine.call('keep', {});
  expect(it.heard('notKept').at(-1)?.reason).toContain('the disk is full');
  await it.engine.call('step', {});
  expect(it.engine.state).toBe('paused');
});

test('a run that diverges stops, says at which step, and goes back to its last good checkpoint', async () => {
  const it = await aboutToDiverge(1e30);
  await trainToFault(it);
  const [fault] = it.heard('fault');
  expect(fault.message).toContain(`step ${fault.step}`);
  expect(fault.lastGoodStep).toBeLessThan(fault.step);
  expect(it.engine.state).toBe('diverged');
  await expect(it.engine.call('train', {})).rejects.toThrow('diverged');
  const back = await it.engine.call('recover', {});
  expect(back.step).toBe(fault.lastGoodStep);
  expect(back.history.every(({ step }) => step <= back.step)).toBe(true);
  await it.engine.call('tune', { optimizer: 'adam' });
  const [next] = (await makeSteps(it, 1)).slice(-1);
  expect(next.step).toBe(back.step + 1);
  expect(Number.isFinite(next.loss)).toBe(true);
});

test('weights that one step has ruined are no good checkpoint, though its loss was ordinary', async () => {
  // Every step is one before which a checkpoint is due.
  const it = await aboutToDiverge(1e6, setUp(new MapStorage(), 3000));
  const ruining = (await makeSteps(it, 1)).at(-1)!;
  expect(ruining.loss).toBeLessThan(2 * Math.log(10));
  await trainToFault(it);
  expect(it.engine.state).toBe('diverged');
  expect(it.heard('fault')[0].lastGoodStep).toBe(3);
  await it.engine.call('recover', {});
  await it.engine.call('tune', { learningRate: 0.01 });
  const after = (await makeSteps(it, 5)).slice(-5);
  expect(losses(after).every((loss) => loss < 2 * Math.log(10))).toBe(true);
});

test('a run that has diverged stays so: another backend or other images have to wait until it has gone back', async () => {
  const it = await aboutToDiverge(1e30);
  await trainToFault(it);
  await expect(it.engine.call('open', { measure: true })).rejects.toThrow('go back');
  await expect(it.engine.call('useScenes', { seed: 4, train: 40, test: 10 })).rejects.toThrow(
    'go back',
  );
  expect(it.engine.state).toBe('diverged');
  await it.engine.call('recover', {});
  await it.engine.call('useScenes', { seed: 4, train: 40, test: 10 });
});

test('a page that only read the kept run does not write it over a newer one', async () => {
  const first = setUp();
  await build(first);
  await makeSteps(first, 2);
  await first.engine.call('keep', {});
  const idle = setUp(first.storage);
  expect((await idle.engine.call('resume', {}))?.step).toBe(2);
  await makeSteps(first, 3);
  await first.engine.call('keep', {});
  await idle.engine.call('keep', {});
  const later = setUp(first.storage);
  expect((await later.engine.call('resume', {}))?.step).toBe(5);
  // Once it has gone on, it is kept again.
  await makeSteps(later, 1);
  await later.engine.call('keep', {});
  const last = setUp(first.storage);
  expect((await last.engine.call('resume', {}))?.step).toBe(6);
});

test('settings that are changed while a restart waits for the last step are those of the new run', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  const [restarted] = await Promise.all([
    it.engine.call('restart', { seed: 6 }),
    it.engine.call('tune', { optimizer: 'sgd', learningRate: 1e30 }),
  ]);
  expect(restarted.settings.learningRate).toBe(1e30);
  await trainToFault(it);
  expect(it.engine.state).toBe('diverged');
});

test('training that is asked for while a pause ends goes on', async () => {
  const it = setUp();
  await build(it);
  await it.engine.call('train', {});
  await Promise.all([it.engine.call('pause', {}), it.engine.call('train', {})]);
  expect(it.engine.state).toBe('training');
  const heard = it.stepsHeard().length;
  await it.until(() => it.stepsHeard().length > heard + 2);
});

test('a run is not written over with weights that one step has ruined', async () => {
  const it = await aboutToDiverge(1e6, setUp(new MapStorage(), 6000));
  await trainToFault(it);
  const after = setUp(it.storage);
  expect((await after.engine.call('resume', {}))?.step).toBeLessThanOrEqual(3);
});

test('other images keep the weights and count steps on', async () => {
  const it = setUp();
  await build(it);
  await makeSteps(it, 3);
  await it.engine.call('useScenes', { seed: 4, train: 40, test: 10 });
  expect(it.engine.state).toBe('paused');
  const [next] = (await makeSteps(it, 1)).slice(-1);
  expect(next.step).toBe(4);
});

test('images that were given by hand are kept for the next visit', async () => {
  const it = setUp();
  const files = await packCifar10({
    ...scenes({ seed: 1, train: 20, test: 10 }),
    name: 'CIFAR-10',
  });
  await it.engine.call('useCifar10', { files });
  await it.engine.call('build', { text: TEXT, seed: 5 });
  await makeSteps(it, 1);
  await it.engine.call('keep', {});
  it.engine.drop();
  const after = setUp(it.storage);
  const resumed = await after.engine.call('resume', {});
  expect(resumed?.data).toMatchObject({ name: 'CIFAR-10', trainCount: 20 });
});

test('a run whose images are gone waits for them and then goes on where it was', async () => {
  const files = await packCifar10({
    ...scenes({ seed: 1, train: 20, test: 10 }),
    name: 'CIFAR-10',
  });
  const it = setUp();
  it.storage.room = () => Promise.resolve(0);
  await it.engine.call('useCifar10', { files });
  await it.engine.call('build', { text: TEXT, seed: 5 });
  const [, second] = await makeSteps(it, 1).then(async () => {
    await it.engine.call('keep', {});
    return makeSteps(it, 1);
  });
  expect(it.heard('notKept')[0].reason).toContain('room');
  const after = setUp(it.storage);
  const resumed = await after.engine.call('resume', {});
  expect(resumed).toMatchObject({ data: null, step: 1 });
  expect(after.engine.state).toBe('empty');
  await expect(after.engine.call('train', {})).rejects.toThrow('images');
  await after.engine.call('useCifar10', { files });
  expect(await makeSteps(after, 1)).toEqual([second]);
});
