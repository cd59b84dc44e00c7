import { ClassBars } from './class-bars.ts';

export { ClassBars } from './class-bars.ts';

if (!customElements.get('class-bars')) customElements.define('class-bars', ClassBars);

declare global {
  interface HTMLElementTagNameMap {
    'class-bars': ClassBars;
  }
}
