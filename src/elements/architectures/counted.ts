// Ambient modules cannot be imported, and every project that reaches this file must know them.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./virtual.d.ts" />
import sizes from 'virtual:architectures';
import type { ArchitectureSizes } from './size.ts';

/** The sizes that were counted at build; there is no such module in a test. */
export const counted = sizes as ArchitectureSizes;
