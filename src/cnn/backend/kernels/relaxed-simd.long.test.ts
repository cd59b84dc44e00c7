import { useBuild } from './test-builds.ts';
import { testKernels, testSumOfSizes } from './test-kernels.ts';

useBuild('relaxed SIMD');

testKernels();
testSumOfSizes();
