import type { Occlusion } from '../../runner/engine/index.ts';
import { count, percent } from '../scale/index.ts';
import type { OcclusionMaps, OcclusionRun } from './occlusion-run.ts';

/** How far a walk is, in words. */
export function statusOf(run: OcclusionRun | null): string {
  if (!run) return 'The patch has not moved yet.';
  const { done, all } = run.places;
  switch (run.state) {
    case 'running':
      return all === 0 ? 'Starting.' : `${count(done)} of ${count(all)} places.`;
    case 'stopped':
      if (all === 0) return 'Stopped before the first place.';
      return `Stopped after ${count(done)} of ${count(all)} places. What is done stays.`;
    case 'failed':
      return 'It did not come to its end.';
    default:
      return `All ${count(all)} places are done.`;
  }
}

/** What the walk has found: the place that matters most, and in how many places another class wins. */
export function findingOf(
  maps: OcclusionMaps,
  { classes, label, probabilities }: Occlusion,
): string {
  const { probability, best, columns } = maps;
  const at = probability.indexOf(Math.min(...probability));
  const [row, column] = [Math.floor(at / columns) + 1, (at % columns) + 1];
  const name = classes[label];
  const others = best.filter((value) => value !== label).length;
  const falls =
    `Without a patch the network gives ${name} ${percent(probabilities[label])}. With the patch at row ${row}, ` +
    `column ${column}, it gives ${percent(probability[at])}, the least.`;
  if (others === 0)
    return `${falls} Whatever place is hidden, ${name} stays the most probable class.`;
  return `${falls} In ${count(others)} of ${count(best.length)} places another class is the most probable.`;
}
