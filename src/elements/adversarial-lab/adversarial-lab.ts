import { html, LitElement, nothing } from 'lit';
import {
  sharedEngine,
  type Engine,
  type GradientAttack,
  type GradientWish,
  type Picture,
} from '../../runner/engine/index.ts';
import { ANY, attackStyles, AttackRun, choose, chooseTarget } from '../attack/index.ts';
import { controls, SightWatch, threeDigits } from '../scale/index.ts';
import { CLASS_NAMES, Latest, subject, type SubjectSource } from '../subject/index.ts';
import { curveChart } from './curve.ts';
import { distanceOf, findingOf } from './sentences.ts';
import {
  BOUNDS,
  curveOf,
  epsilonOf,
  FIRST,
  GAINS,
  methodOf,
  targetOf,
  type Settings,
  WAYS,
} from './settings.ts';
import { otherNetworks, transferTable, tryOn, type Transfer } from './transfer.ts';

/** The distance from 0 where a colour is at its end, for a difference that is not magnified. */
const FULL = 128;

/** What an attack came to, with what was asked for: the lab may have other settings since. */
type Shown = GradientAttack & { readonly wish: GradientWish };

/**
 * Fools the network in use about the image in use, along the gradient: the original, the difference, the changed
 * image, what the network says of both; then every bound in turn, and the same image on other networks.
 *
 * Network and image are those of the page's `<network-image-bar>`.
 */
export class AdversarialLab extends LitElement {
  static override styles = [controls, attackStyles];

  static override properties = { settings: { state: true }, gain: { state: true } };

  declare private settings: Settings;
  /** How often the difference is magnified. */
  declare private gain: number;

  /** Give what the lab talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectSource = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;

  private run: AttackRun<'attackGradient'> | null = null;
  private curve: AttackRun<'attackCurve'> | null = null;
  private shown: Shown | null = null;
  /** Null before other networks were asked. */
  private transfers: readonly Transfer[] | null = null;
  private asking = false;
  private trouble = '';
  private begun = false;
  private stopListening: (() => void) | null = null;
  private readonly latest = new Latest();
  private readonly sight = new SightWatch(this);

  constructor() {
    super();
    this.settings = FIRST;
    this.gain = 16;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = this.store.listen(() => {
      this.shown = null;
      if (this.settings.target === this.own) this.settings = { ...this.settings, target: ANY };
      this.again();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    this.run?.stop();
    this.curve?.stop();
  }

  override updated(): void {
    if (this.begun || !this.sight.inSight || !this.store.current.network) return;
    this.begun = true;
    void this.start();
  }

  /** Fools the network as the settings say; an attack that is under way ends. */
  async start(): Promise<void> {
    this.run?.stop();
    this.curve?.stop();
    this.curve = null;
    this.transfers = null;
    this.trouble = '';
    const { network, image } = this.store.current;
    if (!network) return;
    const { settings } = this;
    const method = { ...methodOf(settings), epsilon: epsilonOf(settings) };
    const wish = { network, image, target: targetOf(settings), method };
    const run = new AttackRun('attackGradient', wish, () => this.requestUpdate());
    this.run = run;
    this.requestUpdate();
    await this.latest.run(async () => {
      await run.start(this.engine());
      // It may have ended just as another began.
      if (this.run !== run || !run.result) return;
      this.shown = { ...run.result, wish };
      this.transfers = null;
      this.requestUpdate();
    });
  }

  /** Tries every bound in turn. */
  async draw(): Promise<void> {
    const { network, image } = this.store.current;
    if (!network) return;
    const { settings } = this;
    const epsilons = curveOf(settings);
    const wish = {
      network,
      image,
      target: targetOf(settings),
      method: methodOf(settings),
      epsilons,
    };
    this.curve?.stop();
    this.curve = new AttackRun('attackCurve', wish, () => this.requestUpdate());
    this.requestUpdate();
    await this.curve.start(this.engine());
  }

  /** Shows the changed image to the other networks. */
  async transfer(): Promise<void> {
    const { shown } = this;
    if (!shown || this.asking) return;
    const { network, image } = shown.wish;
    this.asking = true;
    this.trouble = '';
    this.transfers = [];
    this.requestUpdate();
    try {
      const engine = this.engine();
      for (const other of await otherNetworks(engine, network)) {
        const row = await tryOn(engine, other, image, shown);
        // Another attack may have begun meanwhile.
        if (this.transfers === null) break;
        this.transfers = [...this.transfers, row];
        this.requestUpdate();
      }
    } catch (error) {
      if (this.transfers) this.trouble = (error as Error).message;
      // A list without rows says that there is no other network.
      if (this.transfers?.length === 0) this.transfers = null;
    }
    this.asking = false;
    this.requestUpdate();
  }

  /** The class of the image, where it is known. */
  private get own(): number | null {
    const { image } = this.store.current;
    const known = image.from === 'own' ? null : image.label;
    return known ?? this.shown?.label ?? null;
  }

  private again(): void {
    if (this.begun) void this.start();
    this.requestUpdate();
  }

  private set(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    this.again();
  }

  private renderBound() {
    const { way, steps, length } = this.settings;
    const isLength = way === 'l2';
    const { most, step } = BOUNDS[isLength ? 'l2' : 'linf'];
    const take = (event: Event) => {
      const value = Number((event.target as HTMLInputElement).value);
      this.set(isLength ? { length: value } : { steps: value });
    };
    return html`<label
      ><span>${isLength ? `ε: L2 length ${threeDigits(length)}` : `ε: ${steps} of 255`}</span>
      <input
        type="range"
        min="0"
        max=${most}
        step=${step}
        .value=${String(isLength ? length : steps)}
        @input=${take}
      />
    </label>`;
  }

  private renderPicture(title: string, picture: Picture, probabilities: Float32Array) {
    const { classes, label } = this.shown!;
    return html`<figure>
      <h3>${title}</h3>
      <pixel-image .picture=${picture} side="224" label=${title}></pixel-image>
      <class-bars
        .classes=${classes}
        .probabilities=${probabilities}
        .label=${label}
        .top=${5}
      ></class-bars>
    </figure>`;
  }

  private renderPictures() {
    const { shown, run, gain } = this;
    if (!shown) return nothing;
    const live = run?.state === 'running' ? run.last : undefined;
    return html`<div class="pictures">
      ${this.renderPicture('Original', shown.original, shown.before)}
      <figure>
        <h3>Difference × ${gain} <span class="soft">in steps of 8-bit values</span></h3>
        <signed-image
          label="Changed minus original"
          .image=${shown.difference}
          .limit=${FULL / gain}
        ></signed-image>
        ${choose('Magnified', GAINS, gain, (value) => (this.gain = value))}
      </figure>
      ${this.renderPicture('Changed', live?.picture ?? shown.changed, live?.probabilities ?? shown.after)}
    </div>`;
  }

  private renderStatus() {
    const { run } = this;
    if (!this.store.current.network) {
      return html`<p class="empty">There is no network yet: choose one above.</p>`;
    }
    if (run?.state === 'failed') {
      return html`<div role="alert">
        <p class="wrong">${run.problem}</p>
        <button type="button" @click=${() => this.start()}>Try again</button>
      </div>`;
    }
    if (run?.state === 'stopped') {
      return html`<div class="row status">
        <button type="button" @click=${() => this.start()}>Try again</button>
        <span class="soft">Stopped.</span>
      </div>`;
    }
    const isLong = run?.state === 'running' && run.total > 1;
    return html`<div class="row status">
      ${
        isLong
          ? html`<button type="button" @click=${() => run.stop()}>Stop</button>
              <span class="soft">Step ${run.done} of ${run.total}.</span>`
          : nothing
      }
    </div>`;
  }

  private renderMore() {
    const { curve, run, shown, settings, transfers } = this;
    if (!shown) return nothing;
    const mayNotAsk = this.asking || run?.state === 'running';
    const running = curve?.state === 'running';
    return html`<div class="more row">
        ${
          running
            ? html`<button type="button" @click=${() => curve.stop()}>Stop</button>`
            : html`<button type="button" @click=${() => this.draw()}>Try every ε</button>`
        }
        <button type="button" ?disabled=${mayNotAsk} @click=${() => this.transfer()}>
          Try the image on other networks
        </button>
        <span role="status" class="soft"
          >${running ? `${curve.done} of ${curveOf(settings).length} values of ε` : ''}</span
        >
      </div>
      <div role="alert">
        ${curve?.state === 'failed' ? html`<p class="wrong">${curve.problem}</p>` : nothing}
        ${this.trouble ? html`<p class="wrong">${this.trouble}</p>` : nothing}
      </div>
      ${curve ? curveChart(curve.parts, targetOf(settings), settings.way, shown.classes) : nothing}
      ${transfers ? transferTable(transfers, shown.label, this.asking) : nothing}`;
  }

  override render() {
    const { settings, shown } = this;
    return html`<fieldset>
        ${this.renderBound()} ${choose('By', WAYS, settings.way, (way) => this.set({ way }))}
        ${chooseTarget(shown?.classes ?? CLASS_NAMES, this.own, settings.target, (target) => this.set({ target }))}
      </fieldset>
      ${this.renderStatus()} ${this.renderPictures()}
      <p class="sentence" role="status">
        ${shown ? `${distanceOf(shown)} ${findingOf(shown, shown.wish.target)}` : nothing}
      </p>
      ${this.renderMore()}`;
  }
}
