/** What one lesson hands to another in the fragment of an address; it is sent to no server. */
export { networkFragment, networkIn } from './network-link.ts';
