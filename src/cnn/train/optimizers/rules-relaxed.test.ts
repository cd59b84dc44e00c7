import { useBuild } from '../../backend/kernels/test-builds.ts';
import { testRules } from './test-rules.ts';

useBuild('relaxed SIMD');

testRules();
