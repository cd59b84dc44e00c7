import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { View } from '../protocol/index.ts';
import type { FigureLine } from './figure-line.ts';
import { LiveChart, type ChartLook } from './live-chart.ts';
import { type LoopLook, LoopWatch } from './loop-watch.ts';
import type { NetworkFiles } from './network-files.ts';
import { picturesView, type ImagesOptions } from './pictures.ts';
import { plotOptions, plotPoints, type PlotOptions } from './plot.ts';
import { elementView } from './show.ts';

/** What a cell draws with: globals like `print`, and in the library too. */
export interface FigureTools {
  plot(first: unknown, second?: PlotOptions | number): void;
  images(given: unknown, options?: ImagesOptions): void;
  show(tag: string, properties?: Readonly<Record<string, unknown>>): void;
}

/** The charts, pictures and widgets of a run, and how far its loops are. */
export class Figures {
  readonly tools: FigureTools;
  private charts = new Map<string, LiveChart>();
  private last = 0;
  private plots = false;

  /** @param networks how networks of the library are written; null as long as there is no library */
  constructor(
    private readonly line: FigureLine,
    networks: () => NetworkFiles | null,
  ) {
    this.tools = {
      plot: (first, second) => this.plot(first, second),
      images: (given, options) => this.print('images', picturesView(given, options)),
      show: (tag, properties) => this.print('show', elementView(tag, properties, networks())),
    };
  }

  /** Whether the cell that runs has plotted something itself. */
  get cellPlots(): boolean {
    return this.plots;
  }

  /** A run begins: its charts are new ones. */
  begin(): void {
    this.charts = new Map();
    this.plots = false;
  }

  /** A run has ended: what is gathered goes out. */
  finish(): void {
    for (const chart of this.charts.values()) chart.flush();
  }

  /** A chart that the library draws. */
  chart(look: Omit<ChartLook, 'chart'>): LiveChart {
    const chart = new LiveChart({ ...look, chart: ++this.last }, this.line);
    this.charts.set(`own ${this.last}`, chart);
    return chart;
  }

  /** A loop of the library. */
  loop(look: Omit<LoopLook, 'loop'>): LoopWatch {
    return new LoopWatch({ ...look, loop: ++this.last }, this.line);
  }

  private print(where: string, view: View): void {
    if (this.line.print(view)) return;
    const got = 'more than there is room for. Show less at a time, or in another cell';
    throw new InputError(where, 'as much as a run may put out', got);
  }

  private plot(first: unknown, second: unknown): void {
    const points = plotPoints(first, second);
    const { title = '', xLabel = 'steps' } = plotOptions(second);
    this.plots = true;
    const key = `cell ${String(title)}`;
    let chart = this.charts.get(key);
    if (!chart) {
      chart = this.chart({
        title: String(title),
        xLabel: String(xLabel),
        smooth: false,
        reference: null,
      });
      this.charts.set(key, chart);
    }
    chart.add(points);
  }
}
