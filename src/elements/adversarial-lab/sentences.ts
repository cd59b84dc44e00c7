import type { GradientAttack } from '../../runner/engine/index.ts';
import { greatest, says } from '../attack/index.ts';
import { count, threeDigits } from '../scale/index.ts';

/** What an attack came to. */
export function findingOf(attack: GradientAttack, target: number | null): string {
  const { classes, before, after, label } = attack;
  const first = greatest(before);
  const now = greatest(after);
  const wrong = first === label ? '' : ` It is: ${classes[label]}; it was wrong before.`;
  const said = `Before, the network says ${says(before, classes)}.${wrong} Now it says ${says(after, classes)}.`;
  if (target !== null) {
    return now === target
      ? `${said} The target is reached.`
      : `${said} ${classes[target]} is not reached.`;
  }
  return now === label ? `${said} It is not fooled.` : said;
}

/** How far the image was moved. */
export function distanceOf({ distance, original }: GradientAttack): string {
  const pixels = original.shape[0] * original.shape[1];
  const most = Math.round(255 * distance.linf);
  return (
    `As a file keeps it, in whole numbers from 0 to 255: no number moved by more than ${most}, ` +
    `${count(distance.l0)} of ${count(pixels)} pixels changed, L2 length ${threeDigits(distance.l2)}.`
  );
}
