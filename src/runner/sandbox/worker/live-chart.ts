import type { PointsOutput } from '../protocol/index.ts';
import { FIGURE_MS, type FigureLine } from './figure-line.ts';
import { Throttle } from './throttle.ts';

const MOST_POINTS = 50_000;
const MOST_SERIES = 12;

export type ChartLook = Pick<PointsOutput, 'chart' | 'title' | 'xLabel' | 'smooth' | 'reference'>;

/** A point of one of a chart's lines. */
export interface ChartPoint {
  readonly name: string;
  /** One further than the last where null. */
  readonly x: number | null;
  readonly y: number;
}

interface Gathered {
  readonly x: number[];
  readonly y: number[];
}

/** A chart that grows: gathers points and sends them in pieces. */
export class LiveChart {
  private readonly cell: string;
  private readonly throttle: Throttle;
  private gathered = new Map<string, Gathered>();
  private readonly lengths = new Map<string, number>();
  private dropped = 0;

  constructor(
    private readonly look: ChartLook,
    private readonly line: FigureLine,
  ) {
    this.cell = line.speaker();
    this.throttle = new Throttle(FIGURE_MS, line, () => this.send());
  }

  /** Adds points; `x` is how many its line has then where it is null. */
  add(points: readonly ChartPoint[]): void {
    for (const point of points) this.gather(point);
    this.throttle.ask();
  }

  /** Sends what it has. */
  flush(): void {
    if (this.gathered.size > 0) this.throttle.flush();
  }

  private gather({ name, x, y }: ChartPoint): void {
    const length = (this.lengths.get(name) ?? 0) + 1;
    if (length > MOST_POINTS || (length === 1 && this.lengths.size >= MOST_SERIES)) {
      this.dropped++;
      return;
    }
    this.lengths.set(name, length);
    const points = this.gathered.get(name) ?? { x: [], y: [] };
    points.x.push(x ?? length);
    points.y.push(y);
    this.gathered.set(name, points);
  }

  private send(): void {
    if (this.gathered.size === 0) return;
    const series = [...this.gathered].map(([name, { x, y }]) => ({ name, x, y }));
    const output = { type: 'points', ...this.look, series, dropped: this.dropped } as const;
    // Where there is no room now, the points wait for the next time.
    if (this.line.offer(output, this.cell)) this.gathered = new Map();
  }
}
