import { html, type Html } from './html.ts';

/** The last line of each page. */
export function footer(): Html {
  return html`<footer class="foot">
    <p>convscope. Everything here is computed in this page; nothing you do leaves it.</p>
  </footer>`;
}
