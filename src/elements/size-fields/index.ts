import { SizeFields } from './size-fields.ts';

if (!customElements.get('size-fields')) customElements.define('size-fields', SizeFields);

export { fieldsStyles } from './fields-styles.ts';
export { numberField, type NumberField } from './number-field.ts';
export { SizeFields, type SizeNumbers, type SizeRanges } from './size-fields.ts';
