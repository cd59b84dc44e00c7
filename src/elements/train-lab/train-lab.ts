import { html, LitElement, nothing } from 'lit';
import { sharedEngine, type TrainSettings } from '../../runner/engine/index.ts';
import type { BackendChooseEvent, WorkersChooseEvent } from '../backend-note/index.ts';
import { controls, count, plural } from '../scale/index.ts';
import { FileDrop, localNote } from '../subject/index.ts';
import { labStyles } from './lab-styles.ts';
import { LateViews, NO_COUNT, NO_LAYERS } from './late-views.ts';
import { CONVNETJS, PRESETS } from './networks.ts';
import { OfferedNetwork } from './offered-network.ts';
import { RunCharts } from './run-charts.ts';
import { comparedRuns, runSection } from './run-table.ts';
import { keptOf, statusOf } from './sentences.ts';
import type { Subject } from './task.ts';
import { TrainingController } from './training-controller.ts';
import type { TrainingEngine } from './training-engine.ts';

/** CIFAR-10 and the scenes both have ten classes, so this holds before anything is loaded. */
const TEN = 10;

/**
 * A network, images, and everything that can be watched while one learns from the other.
 *
 * The run is kept in the browser; after a reload the lab brings it back, paused.
 */
export class TrainLab extends LitElement {
  static override styles = [controls, labStyles];

  static override properties = {
    siteData: { attribute: 'site-data' },
    network: {},
    settings: { attribute: false },
  };

  /** Where the site's copy of CIFAR-10 is, if it has one; relative to the page. */
  declare siteData: string;
  /** The text of the network to begin with; the lab then begins a run of its own. ConvNetJS's where empty. */
  declare network: string;
  /** Settings to begin with; those left out are the usual ones. */
  declare settings: Partial<TrainSettings>;
  /** Gives the engine; a test gives a pretended one before the element is put on a page. */
  engine: () => TrainingEngine = sharedEngine;

  readonly run = new TrainingController(this, {
    engine: () => this.engine(),
    note: { ...localNote, read: () => (this.network ? null : localNote.read()) },
    now: () => performance.now(),
    text: () => this.network || CONVNETJS,
    settings: () => this.settings,
    siteData: () => new URL(this.siteData, document.baseURI).href,
  });

  private readonly offered = new OfferedNetwork(this);

  private readonly charts = new RunCharts();

  private readonly lateViews = new LateViews();

  constructor() {
    super();
    this.siteData = '../data/cifar10/';
    this.network = '';
    this.settings = {};
    new FileDrop(this, (files) => this.take(files));
  }

  protected override updated(): void {
    this.lateViews.follow(this.run);
  }

  private take(files: readonly File[]): void {
    const model = files.find(({ name }) => name.endsWith('.safetensors'));
    if (model) void this.run.loadFile(model);
    else void this.run.useFiles(files);
  }

  private readonly choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.run.loadFile(file);
    input.value = '';
  };

  private readonly save = async () => {
    const bytes = await this.run.save();
    if (!bytes) return;
    const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const link = document.createElement('a');
    link.href = url;
    link.download = `convscope-step-${this.run.step}.safetensors`;
    link.click();
    URL.revokeObjectURL(url);
  };

  private get classes(): readonly string[] {
    return this.run.data?.classes ?? [];
  }

  /** The message about something, where there is one. */
  private problem(about: Subject): string {
    return this.run.problem?.about === about ? this.run.problem.message : '';
  }

  private renderProblem(about: Subject, after: string) {
    // Some errors have no full stop, and another sentence follows.
    const message = this.problem(about).replace(/[^.!?]$/, '$&.');
    return html`<div role="alert">
      ${message ? html`<p class="wrong">${message} <span class="soft">${after}</span></p>` : nothing}
    </div>`;
  }

  private renderTransport() {
    const { run } = this;
    const training = run.state === 'training';
    const stuck = run.task !== null || run.state === 'diverged';
    return html`<div class="row transport">
      ${
        training
          ? html`<button class="main" @click=${() => run.pause()}>Pause</button>`
          : html`<button class="main" ?disabled=${stuck} @click=${() => run.start()}>Train</button>`
      }
      <button ?disabled=${stuck || training} @click=${() => run.stepOnce()}>One step</button>
      <button ?disabled=${run.task !== null || !run.network} @click=${() => run.restart()}>
        Start afresh
      </button>
      <dl>
        <div>
          <dt>step</dt>
          <dd class="step">${count(run.step)}</dd>
        </div>
        <div>
          <dt>passes over the images</dt>
          <dd>${(run.history.last?.epoch ?? 0).toFixed(2)}</dd>
        </div>
        <div>
          <dt>images a second</dt>
          <dd class="speed">${training ? count(Math.round(run.imagesPerSecond)) : '–'}</dd>
        </div>
      </dl>
    </div>`;
  }

  private renderTask() {
    const { task } = this.run;
    return html`<div class="task">
      <span class="status" role="status">${statusOf(this.run)}</span>
      ${
        task
          ? html`${
                task.total > 0
                  ? html`<progress
                        value=${task.done}
                        max=${task.total}
                        aria-label="progress"
                      ></progress>
                      <span class="soft">${count(task.done)} of ${count(task.total)}</span>`
                  : nothing
              } <button @click=${task.stop}>Stop</button>`
          : nothing
      }
    </div>`;
  }

  private renderFault() {
    const { run } = this;
    return html`<fault-note
      .fault=${run.fault}
      .busy=${run.task !== null}
      @recover=${() => run.recover()}
      @restart=${() => run.restart()}
    ></fault-note>`;
  }

  private renderSettings() {
    return html`<hyper-controls
      .settings=${this.run.network ? this.run.settings : { ...this.run.settings, ...this.settings }}
      @settings-change=${(event: CustomEvent) => this.run.tune(event.detail)}
    ></hyper-controls>`;
  }

  private renderData() {
    const { run } = this;
    return html`<section>
      <h3>Images</h3>
      <data-source
        .data=${run.data}
        .error=${this.problem('data')}
        .busy=${run.task !== null}
        @scenes-wanted=${() => run.useScenes()}
        @site-copy-wanted=${() => run.useSiteCopy()}
        @files-given=${(event: CustomEvent) => this.take(event.detail.files)}
      ></data-source>
    </section>`;
  }

  private renderNetwork() {
    const { run } = this;
    return html`<section>
      <h3>Network</h3>
      <div class="pair">
        <network-editor
          .text=${run.network?.text ?? (this.network || CONVNETJS)}
          .error=${this.problem('network')}
          .presets=${PRESETS}
          .busy=${run.task !== null}
          @network-apply=${(event: CustomEvent) => run.applyNetwork(event.detail.text)}
        ></network-editor>
        <layer-table .report=${run.network}></layer-table>
      </div>
    </section>`;
  }

  private renderLayers() {
    const { view } = this.run;
    const pace = (event: Event) => {
      view.every = Number((event.target as HTMLSelectElement).value);
    };
    return html`<section>
      <h3>One image through every layer</h3>
      <image-probe
        .inspection=${view.inspection}
        .classes=${this.classes}
        .index=${view.imageIndex}
        .total=${this.run.data?.testCount ?? 0}
        @image-wanted=${(event: CustomEvent) => this.run.showImage(event.detail.index)}
      ></image-probe>
      <p class="row small">
        <label for="pace">While it trains, look</label>
        <select id="pace" @change=${pace}>
          <option value="1000">every second</option>
          <option value="5000">every five seconds</option>
          <option value="0">only when it pauses</option>
        </select>
      </p>
      ${this.renderProblem('look', 'What was shown before stays.')}
      <layer-views .inspection=${view.inspection} .classes=${this.classes}>
        <p class="soft small">${NO_LAYERS}</p>
      </layer-views>
    </section>`;
  }

  private renderPredictions() {
    const { view, data } = this.run;
    return html`<section>
      <h3>Test images: what it says</h3>
      <image-strip
        .predictions=${view.predictions}
        .classes=${this.classes}
        .shape=${data?.shape ?? [32, 32, 3]}
        .first=${view.first}
        .total=${data?.testCount ?? 0}
        @page=${(event: CustomEvent) => this.run.showPage(event.detail.first)}
      ></image-strip>
    </section>`;
  }

  private renderEvaluation() {
    const { run } = this;
    const tests = run.data
      ? `Run ${plural(run.data.testCount, 'test image')}`
      : 'Run the test images';
    const old = run.evaluation && run.step !== run.evaluatedAt;
    return html`<section>
      <h3>Which class is taken for which</h3>
      <p class="row">
        <button
          class="evaluate"
          ?disabled=${run.task !== null || !run.network || !run.data}
          @click=${() => run.evaluate()}
        >
          ${tests}
        </button>
        ${
          old
            ? html`<span class="soft small">Counted after step ${count(run.evaluatedAt)}.</span>`
            : nothing
        }
      </p>
      ${this.renderProblem('evaluation', 'Nothing was counted.')}
      <confusion-matrix .confusion=${run.evaluation?.confusion ?? null} .classes=${this.classes}>
        <p class="soft small">${NO_COUNT}</p>
      </confusion-matrix>
    </section>`;
  }

  private renderFiles() {
    const { run } = this;
    return html`<section>
      <h3>Keep the network</h3>
      <div class="row">
        <button class="save" ?disabled=${!run.network || run.task !== null} @click=${this.save}>
          Save as a file
        </button>
        <label for="model">Open a file</label>
        <input id="model" type="file" accept=".safetensors" @change=${this.choose} />
      </div>
      <p class="soft small kept">${keptOf(run.keptStep, run.notKept)}</p>
      ${this.renderProblem('file', 'Nothing was replaced.')}
    </section>`;
  }

  override render() {
    return html`
      ${this.offered.render(this.run.task !== null, (text) => this.run.applyNetwork(text))}
      ${this.charts.render(this.run, this.classes.length || TEN)} ${this.renderTransport()}
      ${this.renderTask()} ${this.renderFault()}
      ${this.renderProblem('run', 'Nothing was lost; try again.')} ${this.renderSettings()}
      <backend-note
        .report=${this.run.backend}
        ?busy=${this.run.task !== null}
        @backend-choose=${({ detail }: BackendChooseEvent) => this.run.computeOn(detail)}
        @workers-choose=${({ detail }: WorkersChooseEvent) => this.run.shareAmong(detail)}
      ></backend-note>
      ${this.renderData()} ${this.renderNetwork()} ${this.renderLayers()}
      ${this.renderPredictions()} ${this.renderEvaluation()} ${runSection(comparedRuns(this.run))}
      ${this.renderFiles()}
    `;
  }
}
