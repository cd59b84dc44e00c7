export { Refusal } from '../refusal.ts';
export { decodeShareLink, encodeShareLink, isShareLink } from './share-link.ts';
export type { Shared, SharedImage } from './shared.ts';
