import { getGradient, registerGradient } from '@tensorflow/tfjs-core';
import { arithmetic } from './arithmetic.ts';
import { convolution } from './convolution.ts';
import { elementwise } from './elementwise.ts';
import { normalise } from './normalise.ts';
import { rearrange } from './rearrange.ts';
import { reduce } from './reduce.ts';

/**
 * Makes tfjs able to differentiate.
 *
 * The build of tfjs-core that Node loads has no gradients at all, and the module that adds them can
 * only be loaded through a bundler. So the gradients of the operations a network is made of are
 * here, the same in Node, in a worker and in a page. Calling it again does nothing.
 */
export function registerGradients(): void {
  if (getGradient('Conv2D') === ours) return;
  for (const config of all) registerGradient(config);
}

const all = [...arithmetic, ...elementwise, ...reduce, ...rearrange, ...convolution, ...normalise];

const ours = all.find(({ kernelName }) => kernelName === 'Conv2D');
