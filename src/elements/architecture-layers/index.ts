import { counted } from '../architectures/counted.ts';
import { ArchitectureLayers } from './architecture-layers.ts';
import { LayerDrawing } from './layer-drawing.ts';

/** The element as it stands on a page: with the sizes that were counted at build. */
class CountedLayers extends ArchitectureLayers {
  constructor() {
    super();
    this.sizes = counted;
  }
}

if (!customElements.get('layer-drawing')) customElements.define('layer-drawing', LayerDrawing);
if (!customElements.get('architecture-layers'))
  customElements.define('architecture-layers', CountedLayers);
