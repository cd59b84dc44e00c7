import {
  imageAt,
  type ImageSet,
  type Network,
  occlusionMap,
  type PlainTensor,
  predict,
  Random,
  randomizationCheck,
  type ReluRule,
} from '../../src/cnn/index.ts';

export const RULES: readonly ReluRule[] = ['gradient', 'deconvnet', 'guided'];

/** What was counted on one network. */
export interface Sanity {
  readonly images: number;
  /** Images passed over since they were classified wrongly. */
  readonly wrong: number;
  /** From the top. */
  readonly layers: readonly string[];
  /** For each rule, layer by layer, one rank correlation an image. */
  readonly correlations: Readonly<Record<ReluRule, readonly (readonly number[])[]>>;
  /** In how many images the place found with a grey patch lowers the probability more than a random place does. */
  readonly sameColour: number;
  /** The same where both places are hidden with the image's mean colour. */
  readonly meanColour: number;
}

const PATCH = { size: 8, stride: 2 };

/** Runs all checks on the first test images that a network gets right. */
export async function checkNetwork(
  network: Network,
  set: ImageSet,
  { images, seed, say }: { images: number; seed: number; say: (done: number) => void },
): Promise<Sanity> {
  const random = new Random(seed);
  const correlations = { gradient: [], deconvnet: [], guided: [] } as Record<ReluRule, number[][]>;
  const layers: string[] = [];
  let [done, wrong, sameColour, meanColour] = [0, 0, 0, 0];
  for (let index = 0; index < set.count && done < images; index++) {
    const image = imageAt(set, index);
    const label = set.labels[index];
    const { data } = await predict(network, { shape: [1, ...image.shape], data: image.data });
    if (data.indexOf(Math.max(...data)) !== label) {
      wrong++;
      continue;
    }
    for (const rule of RULES) {
      const unit = { class: label };
      const { steps } = await randomizationCheck(network, image, {
        method: rule,
        unit,
        seed: seed + index,
      });
      steps.forEach(({ layer, correlation }, i) => {
        layers[i] = layer;
        (correlations[rule][i] ??= []).push(correlation);
      });
    }
    const found = await occluded(network, image, label, random);
    sameColour += Number(found.sameColour);
    meanColour += Number(found.meanColour);
    say(++done);
  }
  return { images: done, wrong, layers, correlations, sameColour, meanColour };
}

/** Whether the worst place of a grey patch is worse than a random one, hidden in grey and in the image's mean colour. */
async function occluded(network: Network, image: PlainTensor, label: number, random: Random) {
  const grey = await occlusionMap(network, image, { ...PATCH, label });
  const worst = grey.data.indexOf(Math.min(...grey.data));
  const other = random.integer(grey.data.length);
  const colour = meanColourOf(image);
  const mean = await occlusionMap(network, image, { ...PATCH, label, colour });
  return {
    sameColour: grey.data[worst] < grey.data[other],
    meanColour: mean.data[worst] < mean.data[other],
  };
}

function meanColourOf({ shape, data }: PlainTensor): number[] {
  const channels = shape[2];
  const sums = Array<number>(channels).fill(0);
  data.forEach((value, i) => (sums[i % channels] += value));
  return sums.map((sum) => (sum * channels) / data.length);
}
