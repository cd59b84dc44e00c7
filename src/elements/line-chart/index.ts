import { LineChart } from './line-chart.ts';

export { LineChart } from './line-chart.ts';
export { type ChartLine, type Reference } from './frame.ts';

customElements.define('line-chart', LineChart);

declare global {
  interface HTMLElementTagNameMap {
    'line-chart': LineChart;
  }
}
