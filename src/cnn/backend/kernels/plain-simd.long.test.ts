import { useBuild } from './test-builds.ts';
import { testKernels, testSumOfSizes } from './test-kernels.ts';

useBuild('plain SIMD');

testKernels();
testSumOfSizes();
