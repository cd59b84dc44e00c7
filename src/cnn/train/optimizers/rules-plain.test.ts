import { useBuild } from '../../backend/kernels/test-builds.ts';
import { testRules } from './test-rules.ts';

useBuild('plain SIMD');

testRules();
