import { CIFAR10_CLASSES, type ImageSet, splitSet, streamScenes } from '../../../cnn/data/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type {
  AskedSet,
  CollectionReport,
  CollectionWish,
  MeasureWish,
  Metric,
  Neighbour,
  Neighbourhood,
  NeighbourScore,
  NeighbourWish,
} from '../protocol.ts';
import { dimmed, distance, moved, type Near, nearest, vote } from './nearest.ts';

/** Images asked about in one go: few enough that a stop is heard at once. */
const SLICE = 5;
/** Images drawn in one go. */
const DRAWN = 20;
const SIZE = 32 * 32 * 3;

/** What a long call needs of the world. */
export interface LongCall {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  /** Lets waiting messages in. */
  readonly breathe: () => Promise<void>;
}

/** Drawn scenes in three parts: to remember, to choose settings with, and to measure on. */
export class Collection {
  private constructor(
    readonly report: CollectionReport,
    private readonly train: ImageSet,
    private readonly asked: Readonly<Record<AskedSet, ImageSet>>,
  ) {}

  /**
   * Draws them one after the other, so that no image is in two parts.
   *
   * @throws InputError when a number is out of range.
   */
  static async draw(wish: CollectionWish, call: LongCall): Promise<Collection> {
    const { seed, train, validation, test } = wish;
    const drawn = await drawSet(seed, train + validation + test, call);
    const [first, rest] = splitSet(drawn, train);
    const [second, last] = splitSet(rest, validation);
    const report = { ...wish, classes: drawn.classes };
    return new Collection(report, first, { validation: second, test: last });
  }

  /** What is near to one image. */
  neighbours({ from, index, metric, count, shift, light }: NeighbourWish): Neighbourhood {
    const set = this.asked[from];
    if (!(Number.isInteger(index) && index >= 0 && index < set.count)) {
      throw new InputError('neighbours', `an index from 0 to ${set.count - 1}`, index);
    }
    const original = bytesAt(set, index);
    const image = dimmed(moved(original, set.shape, shift), light);
    const label = set.labels[index];
    const others = (each: number) => this.train.labels[each] !== label;
    const [stranger] = nearest(metric, image, this.train, 1, others);
    return {
      image: { shape: set.shape, bytes: image },
      label,
      nearest: nearest(metric, image, this.train, count).map((near) => this.neighbour(near)),
      changed: distance(metric, original, 0, image, 0, image.length),
      stranger: this.neighbour(stranger),
    };
  }

  /** How often the neighbours are right, for every metric and number of votes. */
  async measure({ on, metrics, votes }: MeasureWish, call: LongCall): Promise<NeighbourScore[]> {
    const set = this.asked[on];
    const scores = metrics.flatMap((metric) =>
      votes.map((each) => ({ metric, votes: each, right: 0, count: set.count })),
    );
    for (let index = 0; index < set.count; index++) {
      for (const metric of metrics) this.count(metric, set, index, scores);
      if ((index + 1) % SLICE !== 0 && index + 1 < set.count) continue;
      call.progress(index + 1, set.count);
      await call.breathe();
      call.signal.throwIfAborted();
    }
    return scores;
  }

  private count(metric: Metric, set: ImageSet, index: number, scores: Counted[]): void {
    const mine = scores.filter((score) => score.metric === metric);
    const most = Math.max(...mine.map(({ votes }) => votes));
    const near = nearest(metric, bytesAt(set, index), this.train, most);
    const labels = near.map((each) => this.train.labels[each.index]);
    for (const score of mine) {
      if (vote(labels.slice(0, score.votes)) === set.labels[index]) score.right++;
    }
  }

  private neighbour(near: Near): Neighbour {
    const label = this.train.labels[near.index];
    return { ...near, label, bytes: bytesAt(this.train, near.index) };
  }
}

async function drawSet(seed: number, count: number, call: LongCall): Promise<ImageSet> {
  const images = new Uint8Array(count * SIZE);
  const labels = new Uint8Array(count);
  const scenes = streamScenes({ seed });
  for (let i = 0; i < count; i++) {
    const { value } = scenes.next();
    images.set(value.image, i * SIZE);
    labels[i] = value.label;
    if ((i + 1) % DRAWN !== 0 && i + 1 < count) continue;
    call.progress(i + 1, count);
    await call.breathe();
    call.signal.throwIfAborted();
  }
  return { images, labels, count, shape: [32, 32, 3], classes: CIFAR10_CLASSES };
}

interface Counted {
  readonly metric: Metric;
  readonly votes: number;
  right: number;
  readonly count: number;
}

function bytesAt(set: ImageSet, index: number): Uint8Array {
  const [height, width, channels] = set.shape;
  const length = height * width * channels;
  return set.images.slice(index * length, (index + 1) * length);
}
