import '../size-fields/index.ts';
import '../size-formula/index.ts';
import '../step-transport/index.ts';
import { SizeRuler } from './size-ruler.ts';

if (!customElements.get('size-ruler')) customElements.define('size-ruler', SizeRuler);

export { SizeRuler };
