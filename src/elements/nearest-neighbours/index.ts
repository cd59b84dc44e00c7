import '../image-grid/index.ts';
import { NearestNeighbours } from './nearest-neighbours.ts';

if (!customElements.get('nearest-neighbours'))
  customElements.define('nearest-neighbours', NearestNeighbours);

export { NearestNeighbours };
