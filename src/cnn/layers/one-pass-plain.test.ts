import { useBuild } from '../backend/kernels/test-builds.ts';
import { testOnePass } from './test-one-pass.ts';

useBuild('plain SIMD');

testOnePass();
