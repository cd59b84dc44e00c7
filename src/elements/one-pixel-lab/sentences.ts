import type { OnePixelAttack, OnePixelGeneration } from '../../runner/engine/index.ts';
import { greatest, says, type RunState } from '../attack/index.ts';
import { count, plural, threeDigits } from '../scale/index.ts';
import { pixelsOf, type CandidatePixel } from './paint-candidates.ts';
import { GENERATIONS } from './settings.ts';

/** How far an attack is, in words. */
export function statusOf(state: RunState | null, last: OnePixelGeneration | undefined): string {
  if (state === null) return 'No pixel has changed yet.';
  if (!last) return state === 'running' ? 'Starting.' : '';
  const asked = (last.number + 1) * last.judged.length;
  const so = `generation ${last.number} of ${GENERATIONS}, ${count(asked)} images asked`;
  switch (state) {
    case 'running':
      return `${so[0].toUpperCase()}${so.slice(1)}.`;
    case 'stopped':
      return `Stopped at ${so}. What is done stays.`;
    case 'failed':
      return 'It did not come to its end.';
    default:
      return `Ended at ${so}.`;
  }
}

/** A generation in a sentence: its best candidate. */
export function bestOf(generation: OnePixelGeneration, name: string): string {
  const { number, best, judged } = generation;
  return `Generation ${number}: with the best candidate, ${pixelsText(pixelsOf(generation, best))}, ${name} has ${threeDigits(100 * judged[best])} %.`;
}

/** What came of an attack. */
export function findingOf(attack: OnePixelAttack, target: number | null): string {
  const { classes, label, before, after, success, pixels, queries } = attack;
  const first = greatest(before);
  const wrong = first === label ? '' : ` It is: ${classes[label]}; it was wrong before.`;
  const said = `Before, the network says ${says(before, classes)}.${wrong} Now it says ${says(after, classes)}.`;
  const aim = target === null ? 'Any other class was the aim' : `The aim was ${classes[target]}`;
  const end = success ? 'and it is reached' : 'and it is not reached';
  return `${said} ${aim}, ${end}, with ${plural(pixels.length, 'pixel')} and ${count(queries)} questions.`;
}

function pixelsText(pixels: readonly CandidatePixel[]): string {
  return pixels
    .map(
      ({ row, column, colour }) => `row ${row + 1}, column ${column + 1} to (${colour.join(', ')})`,
    )
    .join('; ');
}
