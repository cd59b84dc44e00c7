export { averagePool, averagePoolGradient } from './average-pooling';
export { batchNormScratch, normalise, normaliseGradient, statistics } from './batch-norm';
export { convolve, convolveScratch, filterGradient, filterGradientScratch, inputGradient, inputGradientScratch } from './convolution';
export { adadelta, adam, sgd } from './optimizers';
export { maxPool, maxPoolGradient } from './pooling';
export { rectifierGradient, repeatRows, sumOfSizes, sumRows, sumsScratch } from './sums';
