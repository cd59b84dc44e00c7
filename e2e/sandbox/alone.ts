/** What holds times to bounds, and so runs with nothing beside it: `npm test` runs it by itself, after the rest. */
export const ALONE = { tag: '@alone' };
