import { LineChart } from './line-chart.ts';

export { LineChart } from './line-chart.ts';
export type { ChartLine, Reference } from './frame.ts';

if (!customElements.get('line-chart')) customElements.define('line-chart', LineChart);

declare global {
  interface HTMLElementTagNameMap {
    'line-chart': LineChart;
  }
}
