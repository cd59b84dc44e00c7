import { counted } from '../architectures/counted.ts';
import { ArchitectureChart } from './architecture-chart.ts';

/** The element as it stands on a page: with the sizes that were counted at build. */
class CountedChart extends ArchitectureChart {
  constructor() {
    super();
    this.sizes = counted;
  }
}

if (!customElements.get('architecture-chart'))
  customElements.define('architecture-chart', CountedChart);
