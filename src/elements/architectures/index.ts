/** The famous architectures as data, counted at build: no framework is loaded to draw them. */
export { largeNumber } from './large-number.ts';
export { PUBLISHED, type Published } from './published.ts';
export type { ArchitectureSize, ArchitectureSizes, LayerSize } from './size.ts';
