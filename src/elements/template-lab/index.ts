import '../line-chart/index.ts';
import '../pixel-image/index.ts';
import { TemplateLab } from './template-lab.ts';

if (!customElements.get('template-lab')) customElements.define('template-lab', TemplateLab);

export { TemplateLab };
