import { SizeFields } from './size-fields.ts';

if (!customElements.get('size-fields')) customElements.define('size-fields', SizeFields);

export { SizeFields, type SizeNumbers, type SizeRanges } from './size-fields.ts';
