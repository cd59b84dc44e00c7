import '../class-bars/index.ts';
import '../line-chart/index.ts';
import '../network-choice/index.ts';
import '../pixel-image/index.ts';
import { SceneKnobs } from './scene-knobs.ts';

if (!customElements.get('scene-knobs')) customElements.define('scene-knobs', SceneKnobs);

export { SceneKnobs };
