import type { Exercise } from '../../lesson/exercise/index.ts';

/** The modules `check.ts` of all lessons, by their path in the repository. */
export type CheckModules = Readonly<Record<string, () => Promise<{ default: Exercise }>>>;

/** What the page hands to a `<lesson-exercise>`: its check, fetched when it is first wanted. */
export interface TakesCheck {
  /** Null where the lesson has no check of that name. */
  loadCheck: () => Promise<Exercise | null>;
}

/**
 * Hands each exercise on the page the loader of its own check.
 *
 * The tree of lessons is the register: `lesson` and `exercise` of the element are the names of its folders.
 *
 * @param modules fetches the register, when a check is first wanted
 */
export function giveChecks(page: ParentNode, modules: () => Promise<CheckModules>): void {
  for (const element of page.querySelectorAll('lesson-exercise')) {
    const name = `${element.getAttribute('lesson')}/${element.getAttribute('exercise')}`;
    const loadCheck = async (): Promise<Exercise | null> => {
      const load = checkOf(await modules(), name);
      return load ? (await load()).default : null;
    };
    const given: TakesCheck = { loadCheck };
    Object.assign(element, given);
  }
}

function checkOf(modules: CheckModules, name: string): CheckModules[string] | undefined {
  const path = Object.keys(modules).find((each) => {
    const names = each.split('/');
    return `${(names.at(-4) ?? '').replace(/^\d+-/, '')}/${names.at(-2)}` === name;
  });
  return path === undefined ? undefined : modules[path];
}
