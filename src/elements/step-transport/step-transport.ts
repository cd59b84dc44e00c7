import { html, LitElement, type PropertyValues } from 'lit';
import { controls } from '../scale/index.ts';
import { readHashStep, writeHashStep } from './hash-step.ts';
import { transportStyles } from './transport-styles.ts';

/** Steps a second that the reader can choose from. */
const SPEEDS: readonly number[] = [1, 2, 5, 10];

/** The fastest that the timer ticks, in milliseconds; a faster play takes several steps a tick. */
const TICK = 40;

/**
 * The controls of every step player: back, play, forward, scrub, speed, reset.
 *
 * It shows `step` and asks for another one; its player sets the property in answer. With `player` it keeps
 * the step in the address of the page, so that a step can be linked to.
 *
 * @fires step-change - another step is wanted; `detail.step` counts from 0.
 * @fires step-reset - the reader wants the player as it was at first; the transport is on its first step already.
 */
export class StepTransport extends LitElement {
  static override styles = [controls, transportStyles];

  static override properties = {
    steps: { type: Number },
    step: { type: Number },
    player: {},
    home: { type: Number },
    speeds: { attribute: false },
    playing: { state: true },
    speed: { state: true },
  };

  /** How many steps there are. */
  declare steps: number;
  /** The step on show, from 0. */
  declare step: number;
  /** The player's name in the address of the page; empty keeps the step out of it. */
  declare player: string;
  /** The step that the player stands on at first and after a reset: its address is the page's own; 0 at first. */
  declare home: number;
  /** Steps a second that the reader can choose from; the second one is chosen. */
  declare speeds: readonly number[];
  /** Whether steps follow by themselves. */
  declare playing: boolean;
  /** Steps a second while playing. */
  declare speed: number;

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.steps = 0;
    this.step = 0;
    this.player = '';
    this.home = 0;
    this.speeds = SPEEDS;
    this.playing = false;
    this.speed = SPEEDS[1];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.followAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.followAddress);
    this.pause();
  }

  protected override firstUpdated(): void {
    this.followAddress();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('speeds') && !this.speeds.includes(this.speed)) this.speed = this.speeds[1];
    if (changed.has('steps') && changed.get('steps') !== undefined && this.step >= this.steps)
      this.pause();
  }

  /** Starts from here, or from the first step when it stands on the last. */
  play(): void {
    if (this.steps < 2) return;
    if (this.step >= this.steps - 1) this.go(0);
    this.playing = true;
    this.schedule();
  }

  pause(): void {
    clearTimeout(this.timer);
    if (!this.playing) return;
    this.playing = false;
    this.keepInAddress();
  }

  /** Shows a step, the nearest there is. */
  go(step: number): void {
    const next = Math.max(0, Math.min(this.steps - 1, step));
    if (next === this.step || this.steps === 0) return;
    this.step = next;
    // While playing the address waits: browsers limit how often a page may change it.
    if (!this.playing) this.keepInAddress();
    this.dispatchEvent(new CustomEvent('step-change', { detail: { step: next } }));
  }

  private readonly followAddress = () => {
    const step = this.player && readHashStep(location.hash, this.player);
    if (typeof step !== 'number' || step === this.step) return;
    this.pause();
    this.go(step);
  };

  private keepInAddress(): void {
    if (!this.player) return;
    const hash = writeHashStep(location.hash, this.player, this.step, this.home);
    if (hash !== location.hash)
      history.replaceState(history.state, '', hash || location.pathname + location.search);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const many = Math.max(1, Math.round((this.speed * TICK) / 1000));
    this.timer = setTimeout(
      () => {
        this.go(this.step + many);
        if (this.step >= this.steps - 1) this.pause();
        else this.schedule();
      },
      (1000 * many) / this.speed,
    );
  }

  private readonly toggle = () => (this.playing ? this.pause() : this.play());

  private readonly seek = (step: number) => {
    this.pause();
    this.go(step);
  };

  private readonly reset = () => {
    this.seek(this.home);
    this.dispatchEvent(new CustomEvent('step-reset'));
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    if (target.localName === 'select') return;
    const wanted = this.keyAction(event.key, target.localName === 'button');
    if (!wanted) return;
    event.preventDefault();
    wanted();
  };

  /** What a key does; a space on a button is left to the button. */
  private keyAction(key: string, onButton: boolean): (() => void) | undefined {
    if (key === 'ArrowLeft') return () => this.seek(this.step - 1);
    if (key === 'ArrowRight') return () => this.seek(this.step + 1);
    if (key === 'Home') return () => this.seek(0);
    if (key === 'End') return () => this.seek(this.steps - 1);
    return key === ' ' && !onButton ? this.toggle : undefined;
  }

  private readonly onScrub = (event: Event) =>
    this.seek(Number((event.target as HTMLInputElement).value));

  private readonly onSpeed = (event: Event) => {
    this.speed = Number((event.target as HTMLSelectElement).value);
    if (this.playing) this.schedule();
  };

  override render() {
    const last = Math.max(0, this.steps - 1);
    const position = `${Math.min(this.step, last) + 1} of ${Math.max(1, this.steps)}`;
    return html`<div class="bar" role="group" aria-label="Steps" @keydown=${this.onKey}>
      <button aria-disabled=${this.step <= 0} @click=${() => this.seek(this.step - 1)}>Back</button>
      <button class="main" aria-disabled=${this.steps < 2} @click=${this.toggle}>
        ${this.playing ? 'Pause' : 'Play'}
      </button>
      <button aria-disabled=${this.step >= last} @click=${() => this.seek(this.step + 1)}>
        Forward
      </button>
      <label class="scrub">
        <span class="hidden">Step</span>
        <input
          type="range"
          min="0"
          max=${last}
          .value=${String(this.step)}
          aria-valuetext=${`step ${position}`}
          @input=${this.onScrub}
        />
        <span class="small" aria-hidden="true">${position}</span>
      </label>
      <label>
        Speed
        <select @change=${this.onSpeed}>
          ${this.speeds.map(
            (speed) =>
              html`<option value=${speed} .selected=${speed === this.speed}>
                ${speed} a second
              </option>`,
          )}
        </select>
      </label>
      <button @click=${this.reset}>Reset</button>
      <span class="keys" aria-hidden="true">
        <kbd>←</kbd> <kbd>→</kbd> one step · <kbd>Space</kbd> play and pause · <kbd>Home</kbd>
        <kbd>End</kbd> first and last
      </span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'step-transport': StepTransport;
  }
  interface HTMLElementEventMap {
    'step-change': CustomEvent<{ readonly step: number }>;
    'step-reset': CustomEvent<undefined>;
  }
}
