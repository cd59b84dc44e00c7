import { html, LitElement, nothing } from 'lit';
import {
  sharedEngine,
  type Cifar10Page,
  type Engine,
  type Picture,
  type PageImage,
} from '../../runner/engine/index.ts';
import { sharedPixels, type PixelWorker } from '../../runner/pixels/index.ts';
import { controls, count } from '../scale/index.ts';
import { CLASS_NAMES, MOST_SIDE } from '../subject/index.ts';
import { Camera } from './camera.ts';
import { pickerStyles } from './picker-styles.ts';
import { PictureError, readPicture, squareOf } from './read-picture.ts';

/** Where an image may come from. */
const SOURCES = [
  ['scene', 'drawn scenes'],
  ['cifar10', 'CIFAR-10'],
  ['own', 'a picture of yours'],
  ['camera', 'the webcam'],
] as const;
type Source = (typeof SOURCES)[number][0];

/** CIFAR-10 images on a page. */
const PAGE = 10;

/**
 * Chooses an image to look at: a drawn scene, a CIFAR-10 test image, a picture from a file, the clipboard or a
 * drop, or one from the webcam. Pictures are cropped to the square in their middle.
 *
 * Nothing leaves the page, and the camera is opened by a click only.
 *
 * @event image-pick - `{ image }`, a `PageImage`
 */
export class ImagePicker extends LitElement {
  static override styles = [controls, pickerStyles];

  static override properties = {
    image: { attribute: false },
    siteData: { attribute: 'site-data' },
    source: { state: true },
    seed: { state: true },
    scenes: { state: true },
    page: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  /** What is chosen now; nothing is marked where null. */
  declare image: PageImage | null;
  /** Where the site's copy of CIFAR-10 is, if it has one; relative to the page. */
  declare siteData: string;
  declare private source: Source;
  /** Of the ten scenes that are offered. */
  declare private seed: number;
  declare private scenes: readonly Picture[];
  /** Undefined before it was asked for, null where there is no CIFAR-10. */
  declare private page: Cifar10Page | null | undefined;
  declare private busy: boolean;
  declare private problem: string;

  /** Give the workers; a test gives pretended ones. */
  engine: () => Pick<Engine, 'call'> = sharedEngine;
  pixels: () => Pick<PixelWorker, 'call'> = sharedPixels;

  private readonly camera = new Camera(this);
  private shownSource: Source | null = null;
  /** Counts choices, so that a picture that was overtaken while it was read is not taken. */
  private choices = 0;

  constructor() {
    super();
    this.image = null;
    this.siteData = '../data/cifar10/';
    this.source = 'scene';
    this.seed = 11;
    this.scenes = [];
    this.page = undefined;
    this.busy = false;
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.paste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.paste);
  }

  override firstUpdated(): void {
    if (this.image?.from === 'scene') this.seed = this.image.seed;
    if (this.image) this.source = this.image.from;
    void this.show(this.source);
  }

  override updated(): void {
    const video = this.renderRoot.querySelector('video');
    if (video && video.srcObject !== this.camera.stream) video.srcObject = this.camera.stream;
  }

  /**
   * Takes an image file, as if it had been chosen; another picture stays if it cannot be read, or is chosen
   * meanwhile.
   */
  async take(file: File): Promise<void> {
    const choice = ++this.choices;
    await this.updateComplete;
    await this.show('own');
    this.busy = true;
    try {
      await this.choose(await readPicture(file), file.name || 'pasted picture', choice);
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      if (choice === this.choices) this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }

  private async choose(picture: Picture, name: string, choice: number): Promise<void> {
    const small = await this.pixels().call('shrink', { picture, size: MOST_SIDE });
    if (choice === this.choices) this.pick({ from: 'own', name, ...small });
  }

  private pick(image: PageImage): void {
    this.choices++;
    this.image = image;
    this.problem = '';
    this.dispatchEvent(new CustomEvent('image-pick', { detail: { image } }));
  }

  private async show(source: Source): Promise<void> {
    this.source = source;
    this.problem = '';
    if (source !== 'camera') this.camera.stop();
    if (this.shownSource === source) return;
    this.shownSource = source;
    if (source === 'scene') await this.drawScenes();
    if (source === 'cifar10')
      await this.turnTo(this.image?.from === 'cifar10' ? this.image.index : 0);
  }

  private async drawScenes(): Promise<void> {
    const { seed } = this;
    const pixels = this.pixels();
    const scenes = await Promise.all(
      CLASS_NAMES.map((_, label) => pixels.call('draw', { label, seed })),
    );
    if (seed === this.seed) this.scenes = scenes;
  }

  private async turnTo(first: number): Promise<void> {
    const baseUrl = new URL(this.siteData, document.baseURI).href;
    const args = { baseUrl, first: Math.max(0, first - (first % PAGE)), count: PAGE };
    this.busy = true;
    try {
      this.page = await this.engine().call('cifar10Images', args);
    } catch (error) {
      this.problem = (error as Error).message;
    } finally {
      this.busy = false;
    }
  }

  private readonly paste = (event: ClipboardEvent) => {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) =>
      type.startsWith('image/'),
    );
    if (!file) return;
    event.preventDefault();
    void this.take(file);
  };

  private readonly give = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.take(file);
    // The same file chosen again, mended meanwhile, counts as a choice.
    input.value = '';
  };

  private readonly redraw = () => {
    this.seed = (this.seed * 31 + 11) % 100_003;
    void this.drawScenes();
  };

  private readonly shoot = async () => {
    const video = this.renderRoot.querySelector('video');
    if (!video?.videoWidth) return;
    const picture = squareOf(video, video.videoWidth, video.videoHeight);
    this.camera.stop();
    await this.choose(picture, 'webcam', ++this.choices);
  };

  private renderTile(picture: Picture, name: string, pressed: boolean, pick: () => void) {
    return html`<li>
      <button class="tile" type="button" aria-pressed=${pressed} @click=${pick}>
        <pixel-image .picture=${picture} side="64"></pixel-image>
        <span>${name}</span>
      </button>
    </li>`;
  }

  private renderScenes() {
    const { image, seed } = this;
    const isChosen = (label: number) =>
      image?.from === 'scene' && image.label === label && image.seed === seed && !image.knobs;
    return html`<ul>
        ${this.scenes.map((picture, label) =>
          this.renderTile(picture, CLASS_NAMES[label], isChosen(label), () =>
            this.pick({ from: 'scene', label, seed }),
          ),
        )}
      </ul>
      <button type="button" @click=${this.redraw}>Draw others</button>`;
  }

  private renderCifar10() {
    const { page } = this;
    if (page === undefined) return html`<p class="empty" role="status">Looking for CIFAR-10 …</p>`;
    if (page === null) {
      return html`<p class="empty">
        There is no CIFAR-10 here yet. In the lesson on training you can give the page the archive;
        this browser then keeps it. The drawn scenes work without it.
      </p>`;
    }
    const first = page.images[0]?.index ?? 0;
    const last = first + page.images.length;
    return html`<ul>
        ${page.images.map((each) =>
          this.renderTile(
            each,
            `${CLASS_NAMES[each.label]}`,
            this.image?.from === 'cifar10' && this.image.index === each.index,
            () => this.pick(each),
          ),
        )}
      </ul>
      <div class="row">
        <button
          type="button"
          ?disabled=${this.busy || first === 0}
          @click=${() => this.turnTo(first - PAGE)}
        >
          Back
        </button>
        <button
          type="button"
          ?disabled=${this.busy || last >= page.total}
          @click=${() => this.turnTo(last)}
        >
          Next page
        </button>
        <span class="soft small"
          >${`${count(first + 1)} to ${count(last)} of ${count(page.total)} test images`}</span
        >
      </div>`;
  }

  private renderOwn() {
    return html`<div class="drop">
      <div class="row">
        <label for="file">A PNG, JPEG, GIF or WebP file</label>
        <input
          id="file"
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          @change=${this.give}
        />
      </div>
      <p class="soft small">
        Or drop a picture on the page, or paste one. The square in its middle is taken, and it stays
        on your machine.
      </p>
    </div>`;
  }

  private renderCamera() {
    const { camera } = this;
    if (camera.stream) {
      return html`<video autoplay playsinline muted aria-label="What the camera sees"></video>
        <div class="row">
          <button class="main" type="button" @click=${this.shoot}>Take this picture</button>
          <button type="button" @click=${() => camera.stop()}>Close the camera</button>
        </div>`;
    }
    return html`<p>
        The camera shows one picture here and is closed again. Nothing leaves your machine. Your
        browser asks you first.
      </p>
      <button type="button" ?disabled=${camera.asking} @click=${() => camera.start()}>
        ${camera.asking ? 'Waiting for your answer' : 'Open the camera'}
      </button>`;
  }

  override render() {
    const panels: Record<Source, () => unknown> = {
      scene: () => this.renderScenes(),
      cifar10: () => this.renderCifar10(),
      own: () => this.renderOwn(),
      camera: () => this.renderCamera(),
    };
    const problem = this.problem || (this.source === 'camera' ? this.camera.problem : '');
    return html`<div class="choice" role="radiogroup" aria-label="Take the image from">
        ${SOURCES.map(
          ([source, name]) =>
            html`<label
              ><input
                type="radio"
                name="source"
                .checked=${this.source === source}
                @change=${() => this.show(source)}
              />
              ${name}</label
            >`,
        )}
      </div>
      ${panels[this.source]()}
      <div role="alert">
        ${
          problem
            ? html`<p class="wrong">
                ${problem}
                ${this.image ? html`<span class="soft">The image in use stays.</span>` : nothing}
              </p>`
            : nothing
        }
      </div>`;
  }
}
