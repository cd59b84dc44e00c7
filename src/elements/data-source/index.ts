import { DataSource } from './data-source.ts';

export { DataSource } from './data-source.ts';

if (!customElements.get('data-source')) customElements.define('data-source', DataSource);

declare global {
  interface HTMLElementTagNameMap {
    'data-source': DataSource;
  }
}
