import { useBuild } from './test-builds.ts';
import { testKernels } from './test-kernels.ts';

useBuild('no SIMD');

testKernels();
