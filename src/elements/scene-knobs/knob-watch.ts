import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SceneKnobs } from '../../cnn/data/scenes/knobs.ts';
import type { Engine, Look, PageNetwork, Picture } from '../../runner/engine/index.ts';
import type { PixelWorker } from '../../runner/pixels/index.ts';
import { takeNetworkFile } from '../network-choice/index.ts';
import { Latest, type SubjectStore } from '../subject/index.ts';
import { type KnobName, meanDifference, UNTOUCHED } from './knobs.ts';

/** Where pictures and probabilities come from; a test gives pretended ones. */
export interface KnobSources {
  readonly pixels: () => Pick<PixelWorker, 'call'>;
  readonly engine: () => Pick<Engine, 'call'>;
  /** Knows the network that is asked. */
  readonly store: () => SubjectStore;
}

/** What one knob does from 0 to 1, the others as they are. */
export interface Sweep {
  readonly knob: KnobName;
  readonly at: readonly number[];
  /** The mean difference from the untouched picture. */
  readonly differences: readonly number[];
  /** The probability of the true class; empty where there is no network. */
  readonly probabilities: readonly number[];
}

const CLASSES = 10;
/** Places on the way from 0 to 1. */
const PLACES = 21;

/** The picture that the knobs make, what a network says of it, and how far it is from the untouched one. */
export class KnobWatch implements ReactiveController {
  label = 3;
  seed = 4;
  knobs: SceneKnobs = UNTOUCHED;
  untouched: Picture | null = null;
  picture: Picture | null = null;
  look: Look | null = null;
  /** The untouched picture of another class that is nearest to this one's, by its mean difference. */
  stranger: { readonly label: number; readonly difference: number } | null = null;
  sweep: Sweep | null = null;
  problem = '';

  private readonly drawing = new Latest();
  private readonly asking = new Latest();
  private begun = false;
  /** Counts changes, so that a sweep that was overtaken ends. */
  private change = 0;
  /** The network that was asked last, as text, since choices are plain data. */
  private asked = '';
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sources: KnobSources,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopListening = this.sources.store().listen(() => this.changeNetwork());
  }

  hostDisconnected(): void {
    this.stopListening?.();
    this.change++;
  }

  /** The network that is asked; null where there is none. */
  get network(): PageNetwork | null {
    return this.sources.store().current.network;
  }

  /** The probability of the true class; null where there is no answer, or none for that class. */
  get sureness(): number | null {
    return this.look?.probabilities[this.label] ?? null;
  }

  /** The mean difference from the untouched picture. */
  get difference(): number | null {
    const { picture, untouched } = this;
    return picture && untouched ? meanDifference(picture.bytes, untouched.bytes) : null;
  }

  /** Draws and asks for the first time. */
  begin(): void {
    if (this.begun) return;
    this.begun = true;
    this.another(this.label, this.seed);
  }

  /** Another thing, with the knobs as they are. */
  another(label: number, seed: number): void {
    Object.assign(this, { label, seed, sweep: null, stranger: null });
    this.change++;
    void this.guard(() => this.compare());
    this.follow();
  }

  /** Turns a knob; the picture and the network follow. */
  turn(knob: KnobName, value: number): void {
    this.change++;
    this.knobs = { ...this.knobs, [knob]: value };
    if (this.sweep?.knob !== knob) this.sweep = null;
    this.follow();
  }

  /** All knobs back to 0. */
  reset(): void {
    this.change++;
    this.knobs = UNTOUCHED;
    this.sweep = null;
    this.follow();
  }

  /** Puts another network in use on the page; the store tells of it. */
  choose(network: PageNetwork): void {
    this.sources.store().set({ network });
  }

  /** The same with one from a file, or says why that is none. */
  async takeFile(file: File): Promise<void> {
    this.problem = '';
    await this.guard(() => takeNetworkFile(file, this.sources.engine(), this.sources.store()));
  }

  /** What another network said is no answer of this one. */
  private changeNetwork(): void {
    if (!this.begun || this.asked === JSON.stringify(this.network)) return;
    this.change++;
    Object.assign(this, { look: null, sweep: null });
    this.follow();
  }

  /** Goes with one knob from 0 to 1; ends early when something else is changed. */
  async sweepOf(knob: KnobName): Promise<void> {
    const { change } = this;
    await this.guard(async () => {
      let sweep: Sweep = { knob, at: [], differences: [], probabilities: [] };
      for (let i = 0; i < PLACES; i++) {
        const value = i / (PLACES - 1);
        const place = await this.place({ ...this.knobs, [knob]: value });
        if (change !== this.change) return;
        sweep = {
          knob,
          at: [...sweep.at, value],
          differences: [...sweep.differences, place.difference],
          probabilities:
            place.probability === null ? [] : [...sweep.probabilities, place.probability],
        };
        this.sweep = sweep;
        this.host.requestUpdate();
      }
    });
  }

  private async place(knobs: SceneKnobs) {
    const { label, seed } = this;
    const { bytes } = await this.draw(label, knobs);
    const { network } = this;
    const image = { from: 'scene', label, seed, knobs } as const;
    const look = network && (await this.sources.engine().call('look', { network, image }));
    return {
      difference: meanDifference(bytes, this.untouched?.bytes ?? bytes),
      probability: look?.probabilities[label] ?? null,
    };
  }

  private draw(label: number, knobs: SceneKnobs): Promise<Picture> {
    return this.sources.pixels().call('draw', { label, seed: this.seed, knobs });
  }

  /** The untouched pictures of this class and of the others. */
  private async compare(): Promise<void> {
    const { label, change } = this;
    const labels = Array.from({ length: CLASSES }, (_, i) => i);
    const all = await Promise.all(labels.map((each) => this.draw(each, UNTOUCHED)));
    if (change !== this.change && label !== this.label) return;
    this.untouched = all[label];
    const others = labels
      .filter((each) => each !== label)
      .map((each) => ({
        label: each,
        difference: meanDifference(all[each].bytes, all[label].bytes),
      }));
    this.stranger = others.reduce((a, b) => (b.difference < a.difference ? b : a));
  }

  /** The picture first, since it is quick, and the network after it, each at its own pace. */
  private follow(): void {
    this.problem = '';
    this.asked = JSON.stringify(this.network);
    this.host.requestUpdate();
    void this.guard(() =>
      this.drawing.run(async () => {
        this.picture = await this.draw(this.label, this.knobs);
        this.host.requestUpdate();
      }),
    );
    void this.guard(() =>
      this.asking.run(async () => {
        const { network, label, seed, knobs } = this;
        const image = { from: 'scene', label, seed, knobs } as const;
        const look = network && (await this.sources.engine().call('look', { network, image }));
        // Another network may have been chosen meanwhile; it is asked next.
        if (this.asked === JSON.stringify(network)) this.look = look;
        this.host.requestUpdate();
      }),
    );
  }

  private async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this.host.requestUpdate();
  }
}
