import { type ChainLink, conv2d, type Conv2dOptions, type Window } from '../../layers/index.ts';
import type { Network } from '../network.ts';
import { type Boxes, reach } from './boxes.ts';

/** Layers at the head of a network that can be applied to a part of a map: a window, and what works place by place. */
export interface Stage {
  readonly links: readonly ChainLink[];
  /** The same without padding, for parts that were cut out with it. */
  readonly unpadded: readonly ChainLink[];
  /** None for layers before the first window. */
  readonly window: Window | null;
}

/** A stage for boxes that are changed. */
export interface Step extends Stage {
  /** What has to be cut out of the maps before it. */
  readonly seen: Boxes;
  /** What its output has changed. */
  readonly changed: Boxes;
}

/** How a batch of images that are nearly one goes through a network. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The first layer that whole maps go through again. */
  readonly rest: number;
  /** Multiply-adds that are spared, of all of them, 0..1. */
  readonly spared: number;
}

/** Beyond this share of a map, its parts cost more than they spare. */
const MOST = 0.7;

/** As far as it spares work: while what is changed is a small part of each map. */
export function plan(network: Network, boxes: Boxes, until?: string): Plan {
  const steps: Step[] = [];
  let [spared, rest, changed] = [0, 0, boxes];
  for (const stage of stages(network, until)) {
    const step = stepOf(stage, changed);
    const share = shareOf(step);
    if (share > MOST) break;
    const works = stage.links.map(({ layer, inputShape }) => layer.multiplyAdds(inputShape));
    spared += (1 - share) * works.reduce((sum, work) => sum + work, 0);
    steps.push(step);
    rest += stage.links.length;
    changed = step.changed;
  }
  return { steps, rest, spared: spared / network.summary().multiplyAdds };
}

function stepOf(stage: Stage, boxes: Boxes): Step {
  const { window, links } = stage;
  if (!window) return { ...stage, seen: boxes, changed: boxes };
  const [height, width] = links[0].outputShape;
  const rows = reach(boxes.rows, window, height);
  const columns = reach(boxes.columns, window, width);
  return {
    ...stage,
    seen: { rows: rows.seen, columns: columns.seen },
    changed: { rows: rows.changed, columns: columns.changed },
  };
}

function shareOf({ links, changed: { rows, columns } }: Step): number {
  const [height, width] = links[0].outputShape;
  return (rows.length * columns.length) / (height * width);
}

/** The stages at the head of a network, before the layer `until` is in. */
function stages(network: Network, until?: string): Stage[] {
  const stages: { links: ChainLink[]; window: Window | null }[] = [];
  for (const link of network.layers) {
    const isLast = until === link.name || until?.startsWith(`${link.name}/`);
    if (isLast || !isLocal(link)) break;
    const window = link.layer.window ?? null;
    const stage = stages.at(-1);
    if (stage && !window) stage.links.push(link);
    else stages.push({ links: [link], window });
  }
  return stages.map((stage) => ({ ...stage, unpadded: stage.links.map(unpadded) }));
}

/** Whether each place of its output depends on a window of the input alone, padded with zeros if at all. */
function isLocal({ layer, inputShape, outputShape }: ChainLink): boolean {
  if (layer.branches || inputShape.length !== 3 || outputShape.length !== 3) return false;
  const { window } = layer;
  if (!window) return layer.kind !== 'dense';
  return Number.isFinite(window.size) && (window.pad === 0 || layer.kind === 'conv2d');
}

function unpadded(link: ChainLink): ChainLink {
  const { layer } = link;
  if (!layer.window?.pad) return link;
  return { ...link, layer: conv2d({ ...(layer.options as unknown as Conv2dOptions), pad: 0 }) };
}
