import { useBuild } from '../backend/kernels/test-builds.ts';
import { testOnePass } from './test-one-pass.ts';

useBuild('relaxed SIMD');

testOnePass();
