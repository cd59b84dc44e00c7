import { SubjectStore } from './index.ts';

/** A store in a browser that keeps nothing, on a site that ships networks of these names. */
export function storeOf(...shipped: readonly string[]): SubjectStore {
  return new SubjectStore({
    storage: () => {
      throw new Error('none here');
    },
    shipped: () => shipped,
    keptStep: () => null,
  });
}
