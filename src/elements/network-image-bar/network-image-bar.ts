import { html, LitElement, nothing, type PropertyValues } from 'lit';
import {
  sharedEngine,
  shippedNetworks,
  type Engine,
  type PageNetwork,
  type PageImage,
} from '../../runner/engine/index.ts';
import { sharedPixels, type PixelWorker } from '../../runner/pixels/index.ts';
import { controls, count, plural, SightWatch } from '../scale/index.ts';
import {
  FileDrop,
  localNote,
  readAddress,
  subject,
  SubjectStore,
  writeAddress,
} from '../subject/index.ts';
import { barStyles } from './bar-styles.ts';
import { SubjectLook } from './subject-look.ts';
import { imageName, verdict } from './words.ts';

/**
 * The head of every lesson that opens a network: which network, which image, and what the one says of the other.
 *
 * What is chosen here is chosen for the page and remembered for the next, unless `network` or `image` is given:
 * then the bar stands alone, on any page.
 *
 * @attr network - the name of a network that ships
 * @attr image - `scene-3-7` for a drawn scene, its class and seed, or `test-17` for a CIFAR-10 test image
 * @attr site-data - where the site's copy of CIFAR-10 is, if it has one; relative to the page
 * @event subject-look - `{ network, image, look }`, after the network was asked
 */
export class NetworkImageBar extends LitElement {
  static override styles = [controls, barStyles];

  static override properties = {
    network: {},
    image: {},
    siteData: { attribute: 'site-data' },
    picking: { state: true },
    link: { state: true },
    told: { state: true },
  };

  declare network: string;
  declare image: string;
  declare siteData: string;
  /** Whether the picker is open. */
  declare private picking: boolean;
  /** The link, where it could not be copied. */
  declare private link: string;
  declare private told: string;

  /** Give what the bar talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectStore = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;
  pixels: () => Pick<PixelWorker, 'call'> = sharedPixels;

  readonly now = new SubjectLook(this, {
    store: () => this.store,
    engine: () => this.engine(),
    pixels: () => this.pixels(),
    siteData: () => new URL(this.siteData, document.baseURI).href,
    seen: (look) => {
      const detail = { ...this.store.current, look };
      const options = { detail, bubbles: true, composed: true };
      this.dispatchEvent(new CustomEvent('subject-look', options));
    },
  });
  private readonly sight = new SightWatch(this);

  constructor() {
    super();
    this.network = '';
    this.image = '';
    this.siteData = '../data/cifar10/';
    this.picking = false;
    this.link = '';
    this.told = '';
    new FileDrop(this, (files) => this.drop(files));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isGiven = this.network !== '' || this.image !== '';
    if (isGiven && (changed.has('network') || changed.has('image'))) this.standAlone();
  }

  override updated(): void {
    // Nothing is loaded for a bar that nobody has come to.
    if (this.sight.inSight) this.now.follow();
  }

  /** A store of its own, which is not kept. */
  private standAlone(): void {
    const storage = () => {
      throw new Error('this bar keeps nothing');
    };
    this.store = new SubjectStore({
      storage,
      shipped: shippedNetworks,
      keptStep: () => localNote.read(),
    });
    const shared = readAddress(`#model=${this.network}&image=${this.image}`);
    if (shared) this.store.takeShared(shared);
  }

  private drop(files: readonly File[]): void {
    const [file] = files;
    if (file.name.endsWith('.safetensors')) void this.now.takeFile(file);
    else void this.takePicture(file);
  }

  private async takePicture(file: File): Promise<void> {
    this.picking = true;
    await Promise.all([fetchPicker(), this.updateComplete]);
    await this.renderRoot.querySelector('image-picker')?.take(file);
  }

  private readonly share = async () => {
    const url = new URL(location.href);
    url.hash = writeAddress(location.hash, this.store.toShared());
    this.link = '';
    try {
      await navigator.clipboard.writeText(url.href);
      this.told = this.isAllShared
        ? 'Link copied.'
        : 'Link copied; what is yours alone is not in it.';
    } catch {
      this.told = 'Copy the link from the field:';
      this.link = url.href;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement>('input.link')?.select();
    }
  };

  private get isAllShared(): boolean {
    const { network, image } = this.store.current;
    return network?.from === 'shipped' && image.from !== 'own';
  }

  private renderImage(image: PageImage) {
    const name = imageName(image);
    const { look, picture } = this.now;
    return html`<figure>
      <pixel-image
        .picture=${look?.picture ?? picture}
        side="128"
        label="The image in use: ${name}"
      ></pixel-image>
      <figcaption class="small">${name}</figcaption>
      <button
        type="button"
        aria-expanded=${this.picking}
        aria-controls="panel"
        @click=${() => (this.picking = !this.picking)}
      >
        ${this.picking ? 'Close' : 'Another image'}
      </button>
    </figure>`;
  }

  private renderNetwork(network: PageNetwork | null) {
    const { report } = this.now;
    return html`<div>
      <network-choice
        .network=${network}
        @network-pick=${(event: CustomEvent) => this.store.set({ network: event.detail.network })}
        @network-file=${(event: CustomEvent) => this.now.takeFile(event.detail.file)}
      >
        <p class="soft small">
          ${
            report
              ? `${count(report.parameters)} parameters, ${plural(report.layers.length, 'layer')}, ` +
                `input ${report.input.join(' × ')}`
              : '\u00a0'
          }
        </p>
      </network-choice>
      <div class="row">
        <button type="button" @click=${this.share}>Copy a link to both</button>
        <span class="soft small" role="status">${this.told}</span>
      </div>
      ${
        this.link
          ? html`<input class="link" aria-label="Link" readonly .value=${this.link} />`
          : nothing
      }
    </div>`;
  }

  private renderSays() {
    const { look, task, problem } = this.now;
    return html`<div class="says">
      <p class="small" role="status">${look ? verdict(look) : task ? `${task} …` : '\u00a0'}</p>
      ${
        look
          ? html`<class-bars
              .classes=${look.classes}
              .probabilities=${look.probabilities}
              .label=${look.label ?? -1}
              .top=${5}
            ></class-bars>`
          : nothing
      }
      <div role="alert">
        ${
          problem
            ? html`<p class="wrong">${problem}</p>
                <button type="button" @click=${() => this.now.again()}>Try again</button>`
            : nothing
        }
      </div>
    </div>`;
  }

  override render() {
    const { network, image } = this.store.current;
    if (this.picking) void fetchPicker();
    return html`<div class="bar" role="group" aria-label="Network and image in use">
        ${this.renderImage(image)} ${this.renderNetwork(network)} ${this.renderSays()}
      </div>
      <div id="panel" class="panel" ?hidden=${!this.picking}>
        ${
          this.picking
            ? html`<image-picker
                .image=${image}
                .siteData=${this.siteData}
                .engine=${this.engine}
                .pixels=${this.pixels}
                @image-pick=${(event: CustomEvent) => this.store.set({ image: event.detail.image })}
              ></image-picker>`
            : nothing
        }
      </div>`;
  }
}

/** Most readers keep the image there is, so the picker comes when it is asked for. */
function fetchPicker(): Promise<unknown> {
  return import('../image-picker/index.ts');
}
