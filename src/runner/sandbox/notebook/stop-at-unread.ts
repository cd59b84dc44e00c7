/** What of a plan may be run, and the cell before which it stops; null where it goes to its end. */
export interface StoppedPlan {
  readonly run: readonly string[];
  readonly before: string | null;
}

/**
 * Cuts a plan before the first cell whose code came from a link and was not read yet: somebody else
 * wrote it, so a person runs it first, alone.
 */
export function stopAtUnread(
  plan: readonly string[],
  isUnread: (cell: string) => boolean,
): StoppedPlan {
  const at = plan.findIndex(isUnread);
  return at < 0 ? { run: plan, before: null } : { run: plan.slice(0, at), before: plan[at] };
}
