import { SizeFormula } from './size-formula.ts';

if (!customElements.get('size-formula')) customElements.define('size-formula', SizeFormula);

export { SizeFormula };
