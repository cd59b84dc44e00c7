import '../map-grid/index.ts';
import '../pixel-image/index.ts';
import { UnitPicker } from './unit-picker.ts';

export { UnitPicker } from './unit-picker.ts';

if (!customElements.get('unit-picker')) customElements.define('unit-picker', UnitPicker);

declare global {
  interface HTMLElementTagNameMap {
    'unit-picker': UnitPicker;
  }
}
