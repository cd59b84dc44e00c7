import '../heat-map/index.ts';
import '../signed-image/index.ts';
import { OcclusionLab } from './occlusion-lab.ts';

export { OcclusionLab } from './occlusion-lab.ts';

if (!customElements.get('occlusion-lab')) customElements.define('occlusion-lab', OcclusionLab);

declare global {
  interface HTMLElementTagNameMap {
    'occlusion-lab': OcclusionLab;
  }
}
