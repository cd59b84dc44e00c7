import type { LayerSize } from '../architectures/index.ts';

/** A layer's place in a drawing, in CSS pixels; y counts from the axis, down. */
export interface LayerBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `residual3/main/conv1` */
  readonly path: string;
  readonly layer: LayerSize;
}

/** A way on which the input is handed on as it is. */
export interface Wire {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Laid {
  readonly boxes: readonly LayerBox[];
  readonly wires: readonly Wire[];
  readonly width: number;
  /** From the axis up, and down. */
  readonly above: number;
  readonly below: number;
}

/** How large a layer is drawn. */
export interface LayerScale {
  /** CSS pixels for the side of a map. */
  readonly side: (pixels: number) => number;
  readonly channels: (count: number) => number;
}

const GAP = 1.5;
/** Between branches, one above the other. */
const APART = 3;
const EMPTY: Laid = { boxes: [], wires: [], width: 0, above: 0, below: 0 };

/**
 * Lays layers out from left to right, each as high as its map and as wide as it has channels; branches one above
 * the other.
 */
export function layOut(layers: readonly LayerSize[], scale: LayerScale, path = ''): Laid {
  return layers.reduce((row, layer) => {
    const part = layer.branches
      ? layOutBranches(layer, layer.branches, scale, `${path}${layer.name}/`)
      : layOutLayer(layer, scale, `${path}${layer.name}`);
    return besides(row, part);
  }, EMPTY);
}

function layOutLayer(layer: LayerSize, scale: LayerScale, path: string): Laid {
  const { outputShape } = layer;
  const side = outputShape.length === 3 ? outputShape[0] : 1;
  const height = scale.side(side);
  const width = scale.channels(outputShape[outputShape.length - 1]);
  const box = { x: 0, y: -height / 2, width, height, path, layer };
  return { boxes: [box], wires: [], width, above: height / 2, below: height / 2 };
}

function besides(row: Laid, part: Laid): Laid {
  const x = row.width === 0 ? 0 : row.width + GAP;
  const moved = moveBy(part, x, 0);
  return {
    boxes: [...row.boxes, ...moved.boxes],
    wires: [...row.wires, ...moved.wires],
    width: x + part.width,
    above: Math.max(row.above, part.above),
    below: Math.max(row.below, part.below),
  };
}

function layOutBranches(
  { kind }: LayerSize,
  branches: readonly (readonly LayerSize[])[],
  scale: LayerScale,
  path: string,
): Laid {
  const names = kind === 'residual' ? ['main', 'shortcut'] : branches.map((_, i) => `branch${i + 1}`); // prettier-ignore
  const laid = branches.map((layers, i) => layOut(layers, scale, `${path}${names[i]}/`));
  const width = Math.max(...laid.map((each) => each.width));
  const heights = laid.map(({ above, below }) => above + below);
  const height = heights.reduce((sum, each) => sum + each, 0) + APART * (laid.length - 1);
  // A residual's long way stays on the axis, with the shortcut below it.
  const top = kind === 'residual' ? -laid[0].above : -height / 2;
  let y = top;
  const parts = laid.map((each, i) => {
    const at = y + each.above;
    y += heights[i] + APART;
    const own = moveBy(each, 0, at);
    const rest = each.width === 0 ? [{ x: 0, y: at, width }] : [];
    return { boxes: own.boxes, wires: [...own.wires, ...rest] };
  });
  return {
    boxes: parts.flatMap(({ boxes }) => boxes),
    wires: parts.flatMap(({ wires }) => wires),
    width,
    above: -top,
    below: top + height,
  };
}

function moveBy(laid: Laid, dx: number, dy: number): Laid {
  const move = <T extends { readonly x: number; readonly y: number }>(each: T): T => ({
    ...each,
    x: each.x + dx,
    y: each.y + dy,
  });
  return { ...laid, boxes: laid.boxes.map(move), wires: laid.wires.map(move) };
}
