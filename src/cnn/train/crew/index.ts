/** Workers that compute together, data-parallel. */
export { Crew, type CrewOptions } from './crew.ts';
export { serveCrew, type CrewPort } from './mate.ts';
export type { FromMate, ToMate } from './messages.ts';
export type { MatePort } from './seat.ts';
export { USUAL_SHARDS } from './shards.ts';
