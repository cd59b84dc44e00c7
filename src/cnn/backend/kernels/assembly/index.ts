export { convolve, convolveScratch, filterGradient, filterGradientScratch, inputGradient, inputGradientScratch } from './convolution';
export { maxPool, maxPoolGradient } from './pooling';
