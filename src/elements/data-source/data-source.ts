import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DataReport } from '../../runner/engine/protocol.ts';
import { controls, count } from '../scale/index.ts';

/**
 * Which images to learn from: scenes drawn here, or CIFAR-10 from files or from the site.
 *
 * @event scenes-wanted
 * @event site-copy-wanted
 * @event files-given - `{ files }`, a list of `File`
 */
export class DataSource extends LitElement {
  static override styles = [
    controls,
    css`
      .cifar {
        padding: 0.75rem 1rem;
        border: 1px dashed var(--ink-soft, #888);
        border-radius: 3px;
      }
    `,
  ];

  static override properties = {
    data: { attribute: false },
    error: {},
    busy: { type: Boolean },
    choice: { state: true },
  };

  /** What is in use; null before any. */
  declare data: DataReport | null;
  /** Why the last images were refused; empty where they were not. */
  declare error: string;
  /** Whether images are on their way. */
  declare busy: boolean;
  declare private choice: 'scenes' | 'cifar10';

  constructor() {
    super();
    this.data = null;
    this.error = '';
    this.busy = false;
    this.choice = 'scenes';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data') && this.data) this.choice = this.isCifar ? 'cifar10' : 'scenes';
  }

  private get isCifar(): boolean {
    return /cifar/i.test(this.data?.name ?? '');
  }

  private readonly chooseScenes = () => {
    this.choice = 'scenes';
    if (this.isCifar) this.dispatchEvent(new CustomEvent('scenes-wanted'));
  };

  private readonly give = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    if (files.length > 0) this.dispatchEvent(new CustomEvent('files-given', { detail: { files } }));
    // The same file chosen again, mended meanwhile, counts as a choice.
    input.value = '';
  };

  private renderCifar() {
    return html`<div class="cifar">
      <p>
        CIFAR-10 is 60,000 photographs. They are not part of this page. Take
        <code>cifar-10-binary.tar.gz</code> (“CIFAR-10 binary version”, 162 MB) from
        <a href="https://www.cs.toronto.edu/~kriz/cifar.html">its authors’ page</a>, then drop the
        file here or choose it. It stays on your machine.
      </p>
      <div class="row">
        <label for="files">The archive, or its <code>.bin</code> files</label>
        <input
          id="files"
          type="file"
          multiple
          accept=".gz,.tgz,.tar,.bin,.json,application/gzip"
          ?disabled=${this.busy}
          @change=${this.give}
        />
      </div>
      <div class="row">
        <button
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new CustomEvent('site-copy-wanted'))}
        >
          Use this site’s copy
        </button>
        <span class="soft small"
          >There is one where whoever runs the site has run <code>npm run cifar10</code>.</span
        >
      </div>
    </div>`;
  }

  private renderInUse() {
    if (!this.data) {
      return html`<p class="soft">
        No images yet. Train draws scenes of ten classes; that needs no network and about a second.
      </p>`;
    }
    const { name, trainCount, testCount, shape, classes } = this.data;
    return html`<p>
      In use: ${name}, ${count(trainCount)} images to learn from and ${count(testCount)} to test on,
      ${shape.slice(0, 2).join(' × ')} pixels, ${classes.length} classes.
    </p>`;
  }

  override render() {
    return html`
      <div class="choice" role="radiogroup" aria-labelledby="from">
        <span id="from">Learn from</span>
        <label
          ><input
            type="radio"
            name="data"
            value="scenes"
            ?disabled=${this.busy}
            .checked=${this.choice === 'scenes'}
            @change=${this.chooseScenes}
          />
          drawn scenes</label
        >
        <label
          ><input
            type="radio"
            name="data"
            value="cifar10"
            ?disabled=${this.busy}
            .checked=${this.choice === 'cifar10'}
            @change=${() => (this.choice = 'cifar10')}
          />
          CIFAR-10</label
        >
      </div>
      ${this.renderInUse()} ${this.choice === 'cifar10' ? this.renderCifar() : nothing}
      <div role="alert">
        ${
          this.error
            ? html`<p class="wrong">
                ${this.error}
                <span class="soft">${this.data ? 'The images in use stay.' : ''}</span>
              </p>`
            : nothing
        }
      </div>
    `;
  }
}
