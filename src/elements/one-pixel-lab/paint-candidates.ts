import type { OnePixelGeneration, Picture } from '../../runner/engine/index.ts';

/** Numbers that describe a pixel: row, column, red, green, blue. */
const GENES = 5;

/** A pixel as a candidate would change it. */
export interface CandidatePixel {
  readonly row: number;
  readonly column: number;
  readonly colour: readonly [number, number, number];
}

/** The pixels of one candidate. */
export function pixelsOf(
  { candidates, judged }: OnePixelGeneration,
  index: number,
): readonly CandidatePixel[] {
  const length = candidates.length / judged.length;
  return Array.from({ length: length / GENES }, (_, pixel) => {
    const [row, column, red, green, blue] = candidates.subarray(index * length + pixel * GENES);
    return { row, column, colour: [red, green, blue] };
  });
}

/** The picture with each candidate's pixels as dots in their colours, the best one's ringed and on top. */
export function paintCandidates(
  context: CanvasRenderingContext2D,
  picture: Picture,
  generation: OnePixelGeneration | null,
): void {
  const { width: side } = context.canvas;
  context.clearRect(0, 0, side, side);
  paintPicture(context, picture);
  if (!generation) return;
  const zoom = side / picture.shape[1];
  for (let i = 0; i < generation.judged.length; i++) {
    for (const pixel of pixelsOf(generation, i)) paintDot(context, pixel, zoom, zoom * 0.28);
  }
  for (const pixel of pixelsOf(generation, generation.best)) {
    paintDot(context, pixel, zoom, zoom * 0.45);
    paintRing(context, pixel, zoom);
  }
}

function paintDot(
  context: CanvasRenderingContext2D,
  { row, column, colour }: CandidatePixel,
  zoom: number,
  radius: number,
): void {
  context.beginPath();
  context.arc((column + 0.5) * zoom, (row + 0.5) * zoom, radius, 0, 2 * Math.PI);
  context.fillStyle = `rgb(${colour.join(' ')})`;
  context.fill();
  // A thin line of the other kind, so that a dot of the picture's own colour is seen.
  context.lineWidth = 0.75;
  const [red, green, blue] = colour;
  context.strokeStyle = 0.299 * red + 0.587 * green + 0.114 * blue > 128 ? '#000' : '#fff';
  context.stroke();
}

/** White round black: seen on any picture. */
function paintRing(
  context: CanvasRenderingContext2D,
  { row, column }: CandidatePixel,
  zoom: number,
): void {
  for (const [colour, width] of [
    ['#000', 4],
    ['#fff', 2],
  ] as const) {
    context.beginPath();
    context.arc((column + 0.5) * zoom, (row + 0.5) * zoom, zoom * 0.95, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}

function paintPicture(context: CanvasRenderingContext2D, { shape, bytes }: Picture): void {
  const [height, width] = shape;
  const zoom = context.canvas.width / width;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 3;
      context.fillStyle = `rgb(${bytes[at]} ${bytes[at + 1]} ${bytes[at + 2]})`;
      context.fillRect(column * zoom, row * zoom, zoom, zoom);
    }
  }
}
