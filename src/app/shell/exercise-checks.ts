import type { Exercise } from '../../lesson/exercise/index.ts';

/** The modules `check.ts` of all lessons, by their path in the repository. */
export type CheckModules = Readonly<Record<string, () => Promise<{ default: Exercise }>>>;

/** What the page hands to a `<lesson-exercise>`: its check, fetched when it is first wanted. */
export interface TakesCheck {
  loadCheck: () => Promise<Exercise>;
}

/**
 * Hands each exercise on the page the loader of its own check.
 *
 * The tree of lessons is the register: `lesson` and `exercise` of the element are the names of its folders.
 */
export function giveChecks(page: ParentNode, modules: CheckModules): void {
  const loaders = new Map(
    Object.entries(modules).map(([path, load]) => {
      const names = path.split('/');
      const lesson = (names.at(-4) ?? '').replace(/^\d+-/, '');
      return [`${lesson}/${names.at(-2)}`, load];
    }),
  );
  for (const element of page.querySelectorAll('lesson-exercise')) {
    const name = `${element.getAttribute('lesson')}/${element.getAttribute('exercise')}`;
    const load = loaders.get(name);
    if (!load) continue;
    const given: TakesCheck = { loadCheck: async () => (await load()).default };
    Object.assign(element, given);
  }
}
