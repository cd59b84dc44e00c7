import { distance, type ImageSet, imageAt, Random } from '../../src/cnn/index.ts';
import type { AttackRow, Victim } from './attacks.ts';

/** What was counted for a row. */
export interface Counted {
  readonly n: number;
  /** Attacks after which the network names a wrong class, the target or another. */
  readonly misclassified: number;
  /** Attacks after which it names the target; null where there was none. */
  readonly targetHits: number | null;
  /** Means over all attacks. */
  readonly queries: number;
  readonly l0: number;
  readonly l2: number;
}

/** Images of a set by their places, and a target for each. */
export interface Chosen {
  readonly set: ImageSet;
  /** Images that the network classifies right, in the order of the set. */
  readonly right: readonly number[];
}

/** One wrong class for each image, drawn with the row's own seed, so that every row has the same. */
const TARGET_SEED = 260_728;

/** Nothing counted yet. */
const NONE: Counted = { n: 0, misclassified: 0, targetHits: 0, queries: 0, l0: 0, l2: 0 };

/** Images between two times that what is counted goes out: a row may take an hour. */
const EVERY = 10;

/**
 * Attacks the first `n` of the chosen images, those after `before`, and counts what the network names then.
 *
 * @param onPart is handed the count so far, now and then and at the end.
 */
export async function countRow(
  row: AttackRow,
  victim: Victim,
  { set, right }: Chosen,
  n: number,
  before: Counted | undefined,
  onPart: (counted: Counted) => Promise<void>,
): Promise<Counted> {
  const random = new Random(TARGET_SEED);
  let counted = before ?? NONE;
  const passed = counted.n;
  for (const [i, place] of right.slice(0, n).entries()) {
    const label = set.labels[place];
    // Drawn for those passed over too, so that each image keeps its target.
    const other = random.integer(set.classes.length - 1);
    if (i < passed) continue;
    const image = imageAt(set, place);
    const target = row.targeted ? (other < label ? other : other + 1) : null;
    const { image: changed, queries } = await row.attack(victim, image, { label, target }, i + 1);
    const named = await nameOf(victim, changed);
    const { l0, l2 } = distance(image, changed);
    const mean = (so: number, one: number) => (so * i + one) / (i + 1);
    counted = {
      n: i + 1,
      misclassified: counted.misclassified + Number(named !== label),
      targetHits: target === null ? null : (counted.targetHits ?? 0) + Number(named === target),
      queries: mean(counted.queries, queries),
      l0: mean(counted.l0, l0),
      l2: mean(counted.l2, l2),
    };
    if (counted.n % EVERY === 0 && counted.n < n) await onPart(counted);
  }
  await onPart(counted);
  return counted;
}

/** The class that a network names for one image. */
async function nameOf(
  { scores }: Victim,
  image: { readonly shape: readonly number[]; readonly data: Float32Array },
): Promise<number> {
  const { data } = await scores({ shape: [1, ...image.shape], data: image.data });
  return data.indexOf(Math.max(...data));
}
