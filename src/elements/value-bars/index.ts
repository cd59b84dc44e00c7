import { ValueBars } from './value-bars.ts';

if (!customElements.get('value-bars')) customElements.define('value-bars', ValueBars);

export { ValueBars };

declare global {
  interface HTMLElementTagNameMap {
    'value-bars': ValueBars;
  }
  interface HTMLElementEventMap {
    'value-point': CustomEvent<number | null>;
    'value-pick': CustomEvent<number>;
  }
}
