import { css, html, LitElement, nothing } from 'lit';
import {
  sharedEngine,
  type Calls,
  type Engine,
  type Look,
  type OnePixelAttack,
  type OnePixelGeneration,
} from '../../runner/engine/index.ts';
import {
  ANY,
  attackStyles,
  AttackRun,
  choose,
  chooseTarget,
  greatest,
  transport,
} from '../attack/index.ts';
import { controls } from '../scale/index.ts';
import { CLASS_NAMES, Latest, subject, type SubjectSource } from '../subject/index.ts';
import { paintCandidates } from './paint-candidates.ts';
import { bestOf, findingOf, statusOf } from './sentences.ts';
import { FIRST, GENERATIONS, PIXELS, POPULATIONS, type Settings } from './settings.ts';

/** CSS pixels along the picture, at most. */
const SIDE = 320;

/**
 * Fools the network in use by a few pixels of the image in use: the candidates as dots on the image while they
 * evolve, the best one ringed, its probability by generation.
 *
 * Network and image are those of the page's `<network-image-bar>`.
 */
export class OnePixelLab extends LitElement {
  static override styles = [
    controls,
    attackStyles,
    css`
      canvas {
        display: block;
        max-inline-size: 100%;
      }
      .pictures {
        grid-template-columns: minmax(0, 20rem) minmax(0, 1fr);
      }
      .pair {
        display: flex;
        flex-wrap: wrap;
        gap: 1rem 1.5rem;
      }
      .back {
        display: grid;
        margin-block-start: 0.5rem;
      }
      .back input {
        inline-size: 100%;
      }
      output {
        display: block;
        min-block-size: 3em;
      }
      @media (max-width: 46rem) {
        .pictures {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  static override properties = { settings: { state: true }, at: { state: true } };

  declare private settings: Settings;
  /** The generation that is looked at; the newest where null. */
  declare private at: number | null;

  /** Give what the lab talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectSource = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;

  private run: AttackRun<'attackOnePixel'> | null = null;
  private look: Look | null = null;
  /** Those of the site, before the network was asked. */
  private classes: readonly string[] = CLASS_NAMES;
  private stopListening: (() => void) | null = null;
  private readonly latest = new Latest();

  constructor() {
    super();
    this.settings = FIRST;
    this.at = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = this.store.listen(() => {
      if (this.settings.target === this.own) this.settings = { ...this.settings, target: ANY };
      this.clear();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    this.run?.stop();
  }

  override updated(): void {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (context && this.look) paintCandidates(context, this.look.picture, this.generation);
  }

  /** Lets a population evolve from nothing; one that is under way ends. */
  async start(): Promise<void> {
    this.run?.stop();
    await this.latest.run(async () => {
      const { network, image } = this.store.current;
      if (!network) return;
      const { target, ...rest } = this.settings;
      const aim = target === ANY ? null : target;
      const wish = { network, image, target: aim, ...rest, generations: GENERATIONS };
      this.run = new AttackRun('attackOnePixel', wish, () => this.requestUpdate());
      this.at = null;
      this.requestUpdate();
      await this.run.start(this.lookingFirst({ network, image }));
    });
  }

  /** The engine, which looks at the image before it attacks: the look stops and fails with the attack. */
  private lookingFirst(at: Calls['look']['args']): Pick<Engine, 'call'> {
    const engine = this.engine();
    return {
      call: async (name, wish, options) => {
        const look = await engine.call('look', at, { signal: options?.signal });
        options?.signal?.throwIfAborted();
        this.look = look;
        this.classes = look.classes;
        return engine.call(name, wish, options);
      },
    };
  }

  private get own(): number | null {
    const { image } = this.store.current;
    return image.from === 'own' ? null : image.label;
  }

  private get generation(): OnePixelGeneration | null {
    const { run, at } = this;
    return (at === null ? run?.last : run?.parts[at]) ?? null;
  }

  /** Settings do not change what has been found: it goes. */
  private clear(): void {
    this.run?.stop();
    this.run = null;
    this.look = null;
    this.requestUpdate();
  }

  private set(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
    this.clear();
  }

  /** The class whose probability the candidates are judged by. */
  private get judgedClass(): number {
    const target = this.run?.wish.target ?? null;
    return target ?? this.look?.label ?? greatest(this.look?.probabilities ?? [1]);
  }

  private renderControls() {
    const { settings } = this;
    return html`<fieldset>
      ${choose('Change', PIXELS, settings.pixels, (pixels) => this.set({ pixels }))}
      ${chooseTarget(this.classes, this.own, settings.target, (target) => this.set({ target }))}
      ${choose('With', POPULATIONS, settings.population, (population) => this.set({ population }))}
    </fieldset>`;
  }

  private renderPopulation(look: Look) {
    const { generation, run } = this;
    const name = look.classes[this.judgedClass];
    const side = look.picture.shape[1] * Math.max(1, Math.floor(SIDE / look.picture.shape[1]));
    const last = (run?.parts.length ?? 1) - 1;
    const turn = (event: Event) => {
      const value = Number((event.target as HTMLInputElement).value);
      this.at = value === last ? null : value;
    };
    const told = generation ? bestOf(generation, name) : '';
    return html`<figure>
      <h3>
        The candidates <span class="soft">a dot a pixel, in its colour; ringed: the best</span>
      </h3>
      <canvas
        width=${side}
        height=${side}
        role="img"
        aria-label="The candidates’ pixels on the image. ${told}"
      ></canvas>
      <label class="back small"
        >Look back at generation ${generation?.number ?? 0}
        <input
          type="range"
          min="0"
          max=${Math.max(0, last)}
          .value=${String(this.at ?? Math.max(0, last))}
          ?disabled=${last < 1}
          @input=${turn}
        />
      </label>
      <output class="small">${told}</output>
    </figure>`;
  }

  private renderChart(look: Look) {
    const { parts } = this.run!;
    const x = parts.map(({ number }) => number);
    const mean = (values: Float32Array) => values.reduce((sum, p) => sum + p, 0) / values.length;
    const lines = [
      {
        name: 'the mean of all',
        tone: '--ink',
        look: 'faint' as const,
        x,
        y: parts.map(({ judged }) => mean(judged)),
      },
      {
        name: 'the best candidate',
        tone: '--output',
        look: 'main' as const,
        x,
        y: parts.map(({ judged, best }) => judged[best]),
      },
    ];
    return html`<line-chart
      label="Probability of ${look.classes[this.judgedClass]}"
      unit="%"
      x-label="generations"
      .lines=${lines}
      .span=${[0, 1]}
    ></line-chart>`;
  }

  private renderResult(result: OnePixelAttack) {
    const picture = (title: string, shown: OnePixelAttack['original'], p: Float32Array) =>
      html`<figure>
        <h3>${title}</h3>
        <pixel-image .picture=${shown} side="128" label=${title}></pixel-image>
        <class-bars
          .classes=${result.classes}
          .probabilities=${p}
          .label=${result.label}
          .top=${5}
        ></class-bars>
      </figure>`;
    return html`<div class="pair">
      ${picture('Original', result.original, result.before)}
      ${picture('Changed', result.changed, result.after)}
    </div>`;
  }

  override render() {
    const { run, look } = this;
    const ready = this.store.current.network !== null;
    const status = statusOf(run?.state ?? null, run?.last);
    const words = { start: 'Let them evolve', unit: 'generations', status };
    const again = run?.state === 'done' || run?.state === 'stopped';
    return html`${this.renderControls()}
      ${transport(run, words, ready ? () => void this.start() : null)}
      ${
        again
          ? html`<p>
              <button
                type="button"
                @click=${() => {
                  this.set({ seed: this.settings.seed + 1 });
                  void this.start();
                }}
              >
                Again with other random numbers
              </button>
            </p>`
          : nothing
      }
      ${
        run && look
          ? html`<div class="pictures">
              ${this.renderPopulation(look)}
              <div>
                ${this.renderChart(look)} ${run.result ? this.renderResult(run.result) : nothing}
              </div>
            </div>`
          : nothing
      }
      <p class="sentence" role="status">
        ${run?.result ? findingOf(run.result, run.wish.target) : nothing}
      </p>`;
  }
}
