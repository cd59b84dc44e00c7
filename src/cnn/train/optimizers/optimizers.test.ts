import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import { adadelta, adam, optimizerNamed, sgd } from './index.ts';
import { run, START } from './test-rules.ts';

beforeAll(() => loadBackend('cpu'));

test('a setting that is changed counts from the next step on', () => {
  const optimizer = sgd({ learningRate: 0.1 });
  const [before] = run(optimizer, 1);
  optimizer.settings.learningRate = 0;
  expect(run(optimizer, 1)).toEqual(START);
  expect(before).not.toBe(START[0]);
});

test('an optimizer is found by its name, with its settings', () => {
  const optimizer = optimizerNamed('adam', { learningRate: 0.2 });
  expect(optimizer.name).toBe('adam');
  expect(optimizer.settings.learningRate).toBe(0.2);
  expect(() => optimizerNamed('adagrad' as 'adam')).toThrow(
    "optimizerNamed: expected 'sgd', 'adadelta' or 'adam', got adagrad",
  );
});

test('settings out of range are InputErrors', () => {
  expect(() => sgd({ momentum: 1.5 })).toThrow('sgd: expected momentum from 0 to 1, got 1.5');
  expect(() => adam({ learningRate: -1 })).toThrow(InputError);
  expect(() => adadelta({ rho: Number.NaN })).toThrow(InputError);
});
