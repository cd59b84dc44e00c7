import { vi } from 'vitest';
import { testKernels } from './test-kernels.ts';

// An engine without SIMD refuses both builds of ours and tfjs's own fast one.
vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);

testKernels();
