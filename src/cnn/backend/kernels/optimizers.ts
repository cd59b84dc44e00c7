import { util } from '@tensorflow/tfjs-core';
import type { Exports } from './exports.ts';
import type { Kernel } from './kernel.ts';
import type { KernelModule } from './kernel-module.ts';

/** One step of an optimizer: from weights, their gradient and what is remembered of them to new ones of each. */
function optimizer(
  kernelName: string,
  remembered: readonly string[],
  step: (run: Exports, tensors: number[], count: number, settings: Record<string, number>) => void,
): Kernel {
  return {
    kernelName,
    takes: () => true,
    compute(module: KernelModule, inputs, attributes) {
      const state = remembered.map((name) => inputs[name]);
      const results = [inputs.value, ...state].map(({ shape }) => module.output(shape));
      const tensors = [inputs.value, inputs.gradient, ...state, ...results];
      const addresses = tensors.map((tensor) => module.address(tensor));
      const count = util.sizeFromShape(inputs.value.shape);
      step(module.run, addresses, count, attributes as unknown as Record<string, number>);
      return results;
    },
  };
}

/** `OwnSgd`: new `value` and `velocity`. */
export const sgd = optimizer('OwnSgd', ['velocity'], (run, tensors, count, settings) => {
  const { learningRate, momentum, nesterov, decay } = settings;
  const [value, gradient, velocity, newValue, newVelocity] = tensors;
  run.sgd(
    value,
    gradient,
    velocity,
    newValue,
    newVelocity,
    count,
    learningRate,
    momentum,
    Number(nesterov),
    decay,
  );
});

/** `OwnAdadelta`: new `value`, `gradients` and `steps`. */
export const adadelta = optimizer(
  'OwnAdadelta',
  ['gradients', 'steps'],
  (run, tensors, count, { learningRate, rho, epsilon, decay }) => {
    const [value, gradient, slopes, steps, newValue, newSlopes, newSteps] = tensors;
    run.adadelta(
      value,
      gradient,
      slopes,
      steps,
      newValue,
      newSlopes,
      newSteps,
      count,
      learningRate,
      rho,
      epsilon,
      decay,
    );
  },
);

/** `OwnAdam`: new `value`, `mean` and `square`; `step` counts from 1. */
export const adam = optimizer('OwnAdam', ['mean', 'square'], (run, tensors, count, settings) => {
  const { learningRate, beta1, beta2, epsilon, step, decay } = settings;
  const [value, gradient, mean, square, newValue, newMean, newSquare] = tensors;
  run.adam(
    value,
    gradient,
    mean,
    square,
    newValue,
    newMean,
    newSquare,
    count,
    learningRate,
    beta1,
    beta2,
    1 / (1 - beta1 ** step),
    1 / (1 - beta2 ** step),
    epsilon,
    decay,
  );
});
