import '../backend-note/index.ts';
import '../data-source/index.ts';
import '../fault-note/index.ts';
import '../hyper-controls/index.ts';
import '../image-probe/index.ts';
import '../image-strip/index.ts';
import '../layer-table/index.ts';
import '../line-chart/index.ts';
import '../network-editor/index.ts';
import { TrainLab } from './train-lab.ts';

export { TrainLab } from './train-lab.ts';

if (!customElements.get('train-lab')) customElements.define('train-lab', TrainLab);

declare global {
  interface HTMLElementTagNameMap {
    'train-lab': TrainLab;
  }
}
