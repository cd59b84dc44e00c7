import sizes from 'virtual:architectures';
import type { ArchitectureSizes } from './size.ts';

/** The sizes that were counted at build; there is no such module in a test. */
export const counted = sizes as ArchitectureSizes;
