export { Refusal } from '../refusal.ts';
export { isShareLink } from './link-mark.ts';
export { decodeShareLink, encodeShareLink } from './share-link.ts';
export type { Shared, SharedImage } from './shared.ts';
