import { DataSource } from './data-source.ts';

export { DataSource } from './data-source.ts';

customElements.define('data-source', DataSource);

declare global {
  interface HTMLElementTagNameMap {
    'data-source': DataSource;
  }
}
