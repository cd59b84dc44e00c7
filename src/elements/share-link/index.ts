import { ShareLink } from './share-link.ts';

export { ShareLink } from './share-link.ts';

if (!customElements.get('share-link')) customElements.define('share-link', ShareLink);

declare global {
  interface HTMLElementTagNameMap {
    'share-link': ShareLink;
  }
}
