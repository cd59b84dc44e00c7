import { css, html, LitElement, nothing } from 'lit';
import type { SuccessRate } from '../../cnn/attack/success-rate.ts';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import { sharedEngine, type Engine, type RateAttack } from '../../runner/engine/index.ts';
import { attackStyles, AttackRun, choose, transport } from '../attack/index.ts';
import { controls, plural } from '../scale/index.ts';
import { CLASS_NAMES, Latest, subject, type SubjectSource } from '../subject/index.ts';
import { costText, rateText } from './sentences.ts';
import {
  AIMS,
  attackOf,
  COUNTS,
  FIRST,
  IMAGES,
  PIXELS,
  SCENES_SEED,
  STEPS,
  WAYS,
  type Settings,
} from './settings.ts';

/**
 * Attacks many images of the network in use, one after the other, and counts: how often it is fooled, how often the
 * target is hit, from which class to which.
 *
 * @attr by - `gradient` or `pixels`
 */
export class AttackRateLab extends LitElement {
  static override styles = [
    controls,
    attackStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.2rem 1rem;
        margin: 0.5rem 0;
      }
      dt {
        font-weight: 600;
      }
      dd {
        margin: 0;
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  static override properties = {
    by: {},
    siteData: { attribute: 'site-data' },
    settings: { state: true },
  };

  /** What the images are changed by. */
  declare by: RateAttack['by'];
  /** Where the site's copy of CIFAR-10 is, if it has one; relative to the page. */
  declare siteData: string;
  declare private settings: Settings;

  /** Give what the lab talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectSource = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;

  private run: AttackRun<'attackRate'> | null = null;
  private stopListening: (() => void) | null = null;
  private readonly latest = new Latest();

  constructor() {
    super();
    this.by = 'gradient';
    this.siteData = '../data/cifar10/';
    this.settings = FIRST;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = this.store.listen(({ network }) => {
      const before = this.run?.wish.network;
      // Another image changes nothing here.
      if (before && JSON.stringify(before) !== JSON.stringify(network)) this.clear();
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    this.run?.stop();
  }

  /** Counts from the first image on; a count that is under way ends. */
  async start(): Promise<void> {
    this.run?.stop();
    await this.latest.run(async () => {
      const { network } = this.store.current;
      if (!network) return;
      const { images: from, targeted } = this.settings;
      const baseUrl = new URL(this.siteData, document.baseURI).href;
      const images =
        from === 'scenes' ? ({ from, seed: SCENES_SEED } as const) : ({ from, baseUrl } as const);
      const attack = attackOf(this.by, this.settings);
      const wish = { network, images, count: this.count, targeted, attack, seed: 1 };
      this.run = new AttackRun('attackRate', wish, () => this.requestUpdate());
      this.requestUpdate();
      await this.run.start(this.engine());
    });
  }

  /** Images to take, one of those on offer. */
  private get count(): number {
    const offered = COUNTS[this.by];
    return offered.find(([count]) => count === this.settings.count)?.[0] ?? offered[0][0];
  }

  private clear(): void {
    this.run?.stop();
    this.run = null;
  }

  private set(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    this.clear();
  }

  private renderControls() {
    const { settings, by } = this;
    return html`<fieldset>
      ${choose('Attack', IMAGES, settings.images, (images) => this.set({ images }))}
      ${choose('How many', COUNTS[by], this.count, (count) => this.set({ count }))}
      ${
        by === 'pixels'
          ? choose('Change', PIXELS, settings.pixels, (pixels) => this.set({ pixels }))
          : html`${choose('ε', STEPS, settings.steps, (steps) => this.set({ steps }))}
            ${choose('By', WAYS, settings.way, (way) => this.set({ way }))}`
      }
      ${choose('Make them', AIMS, settings.targeted ? 'target' : 'away', (aim) =>
        this.set({ targeted: aim === 'target' }),
      )}
    </fieldset>`;
  }

  private get status(): string {
    const { run } = this;
    if (!run) return 'Nothing has been counted yet.';
    const n = plural(run.last?.misclassified.n ?? 0, 'attack');
    if (run.state === 'running') return run.last ? `${n} so far.` : 'Starting.';
    if (run.state === 'stopped') return `Stopped after ${n}. What is counted stays.`;
    return run.state === 'failed' ? 'It did not come to its end.' : `${n} in all.`;
  }

  private renderCount(rate: SuccessRate) {
    const { byTarget, named } = rate;
    const matrix = byTarget ?? { hits: named, attempts: rowTotals(named) };
    return html`<dl>
        <dt>Names a wrong class</dt>
        <dd>${rateText(rate.misclassified)}</dd>
        ${
          rate.targetHit
            ? html`<dt>Names the target</dt>
                <dd>${rateText(rate.targetHit)}</dd>`
            : nothing
        }
      </dl>
      <p class="small soft">${costText(rate)}</p>
      <success-matrix
        .classes=${CLASS_NAMES}
        .hits=${matrix.hits}
        .attempts=${matrix.attempts}
        towards=${byTarget ? 'target' : 'named'}
      ></success-matrix>`;
  }

  override render() {
    const { run } = this;
    const ready = this.store.current.network !== null;
    const words = { start: 'Count', unit: 'attacks', status: this.status };
    const rate = run?.result ?? run?.last;
    return html`${this.renderControls()}
    ${transport(run, words, ready ? () => void this.start() : null)}
    ${rate && rate.misclassified.n > 0 ? this.renderCount(rate) : nothing}`;
  }
}

/** In each place how many of its row there are. */
function rowTotals({ shape, data }: PlainTensor): PlainTensor {
  const [rows, columns] = shape;
  const totals = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const here = data.subarray(row * columns, (row + 1) * columns);
    totals.fill(
      here.reduce((sum, n) => sum + n, 0),
      row * columns,
      (row + 1) * columns,
    );
  }
  return { shape, data: totals };
}
