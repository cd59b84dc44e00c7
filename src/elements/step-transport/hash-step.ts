/**
 * A step in the address of the page: `#conv-steps=12` is step 12, counted from 1, of that player.
 *
 * Several players share a fragment, joined by `&`; parts that are not of a player stay as they are.
 */

/** The step that the fragment holds for a player, counted from 0; undefined when there is none. */
export function readHashStep(hash: string, player: string): number | undefined {
  const value = parts(hash)
    .find((part) => part.startsWith(`${player}=`))
    ?.slice(player.length + 1);
  return value !== undefined && /^[1-9]\d{0,5}$/.test(value) ? Number(value) - 1 : undefined;
}

/** The fragment with a player's step, counted from 0, put in; the step it stands on at first is left out. */
export function writeHashStep(hash: string, player: string, step: number, home = 0): string {
  const others = parts(hash).filter((part) => !part.startsWith(`${player}=`));
  const mine = step !== home ? [`${player}=${step + 1}`] : [];
  const all = [...others, ...mine];
  return all.length > 0 ? `#${all.join('&')}` : '';
}

function parts(hash: string): string[] {
  return hash.replace(/^#/, '').split('&').filter(Boolean);
}
