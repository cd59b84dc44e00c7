import '../signed-image/index.ts';
import '../unit-picker/index.ts';
import { ReluRulesLab } from './relu-rules-lab.ts';

export { ReluRulesLab } from './relu-rules-lab.ts';

if (!customElements.get('relu-rules-lab')) customElements.define('relu-rules-lab', ReluRulesLab);

declare global {
  interface HTMLElementTagNameMap {
    'relu-rules-lab': ReluRulesLab;
  }
}
