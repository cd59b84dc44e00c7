import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Shared } from '../../lesson/share-link/index.ts';
import { controls } from '../scale/index.ts';
import { styles } from './share-link.css.ts';

/**
 * A button that copies a link to this page with code in it; where copying is not allowed, a field holds the link.
 *
 * The code is in the part of the address that is sent to no server.
 */
export class ShareLink extends LitElement {
  static override styles = [controls, styles];
  static override properties = {
    shared: { attribute: false },
    leaves: {},
    link: { state: true },
    message: { state: true },
  };

  /** Gives what goes into the link, at the time of the click. */
  declare shared: (() => Shared) | null;
  /** A sentence on what belongs to it and no link holds; empty where there is none. */
  declare leaves: string;
  /** The link, where it could not be copied. */
  declare private link: string;
  declare private message: string;

  constructor() {
    super();
    this.shared = null;
    this.leaves = '';
    this.link = '';
    this.message = '';
  }

  private async share(): Promise<void> {
    this.link = '';
    this.message = '';
    const link = await this.makeLink();
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
      this.message = `Link copied. ${this.leaves}`.trim();
    } catch {
      this.link = link;
      this.message = 'This browser does not let the page copy. Copy the link from the field:';
      await this.updateComplete;
      this.renderRoot.querySelector('input')?.select();
    }
  }

  private async makeLink(): Promise<string | null> {
    if (!this.shared) return null;
    // Before anything else, since the code may change while the rest is fetched.
    const shared = this.shared();
    const { encodeShareLink, Refusal } = await import('../../lesson/share-link/index.ts');
    try {
      return location.href.replace(/#.*$/s, '') + (await encodeShareLink(shared));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.message = error.message;
      return null;
    }
  }

  override render(): TemplateResult {
    return html`
      <button type="button" ?disabled=${!this.shared} @click=${() => this.share()}>
        Copy link
      </button>
      <span class="small soft" role="status">${this.message}</span>
      ${this.link ? html`<input aria-label="Link" readonly .value=${this.link} />` : nothing}
    `;
  }
}
