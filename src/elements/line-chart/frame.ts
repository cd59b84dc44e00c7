import { ticks } from '../scale/index.ts';
import { thin, type Points } from './thin.ts';

/** One line of a chart. */
export interface ChartLine extends Points {
  /** As the legend and the readout say it: `mean of 50 steps`. */
  readonly name: string;
  /** The token of its colour, `--output` say. */
  readonly tone: string;
  /** `faint` for raw measurements, `main` for what to look at, `earlier` (dashed) for what is compared with. */
  readonly look: 'faint' | 'main' | 'earlier';
}

/** A level worth comparing with, drawn as a dotted rule. */
export interface Reference {
  readonly value: number;
  readonly name: string;
}

/** Where things are in a chart of this size, in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Whether a line goes beyond the top. */
  readonly cut: boolean;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/** Room for the numbers of the axes. */
const MARGIN = { left: 46, right: 18, top: 10, bottom: 34 };

/** A run that diverges is cut at so many times the level it is compared with; else all before it is flat. */
const FARTHEST = 3;

/** The horizontal axis reaches at least this far unless told, so that the first steps do not jump. */
const SHORTEST = 10;

/** The frame that holds these lines; `span` fixes the vertical axis, which else starts at 0. */
export function frameFor(
  lines: readonly ChartLine[],
  reference: Reference | null,
  span: readonly [number, number] | null,
  size: { width: number; height: number },
  shortest = SHORTEST,
): Frame {
  const last = Math.max(shortest, ...lines.map((line) => line.x.at(-1) ?? 0));
  const wanted = highest(lines, reference);
  const top = span?.[1] ?? Math.min(wanted, reference ? FARTHEST * reference.value : Infinity);
  const bottom = span?.[0] ?? 0;
  const x = [0, last] as const;
  const y = [bottom, top] as const;
  return {
    ...size,
    left: MARGIN.left,
    right: size.width - MARGIN.right,
    top: MARGIN.top,
    bottom: size.height - MARGIN.bottom,
    x,
    y,
    cut: wanted > top,
    xTicks: ticks(x[0], x[1], Math.max(2, size.width / 110)),
    yTicks: ticks(y[0], y[1], Math.max(2, size.height / 60)),
  };
}

/** Horizontal place of a value. */
export function placeX(frame: Frame, value: number): number {
  return (
    frame.left + ((value - frame.x[0]) / (frame.x[1] - frame.x[0])) * (frame.right - frame.left)
  );
}

/** Vertical place of a value, kept inside the frame. */
export function placeY(frame: Frame, value: number): number {
  const share = Math.min(1, Math.max(0, (value - frame.y[0]) / (frame.y[1] - frame.y[0])));
  return frame.bottom - share * (frame.bottom - frame.top);
}

/** The line as an SVG path, broken where a number is not finite. */
export function pathOf(line: Points, frame: Frame): string {
  let path = '';
  let pen = false;
  for (const i of thin(line, Math.max(1, frame.right - frame.left))) {
    if (!Number.isFinite(line.y[i])) {
      pen = false;
      continue;
    }
    const place = `${placeX(frame, line.x[i]).toFixed(1)} ${placeY(frame, line.y[i]).toFixed(1)}`;
    // A point that stands alone is a dot, since the line has round ends.
    path += pen ? `L${place}` : `M${place}h0`;
    pen = true;
  }
  return path;
}

/**
 * The top of the axis: above the reference and above all but the wildest of the numbers, so that one
 * spike of a run that diverges does not flatten the rest.
 */
function highest(lines: readonly ChartLine[], reference: Reference | null): number {
  const steady = lines.filter((line) => line.look !== 'faint');
  const peaks = (steady.length > 0 ? steady : lines).map((line) => largest(line.y));
  const top = Math.max(reference?.value ?? 0, ...peaks) * 1.15;
  return top > 0 ? top : 1;
}

function largest(values: readonly number[]): number {
  let most = 0;
  for (const value of values) if (Number.isFinite(value) && value > most) most = value;
  return most;
}
