import type {
  DataReport,
  EngineEvent,
  EngineReport,
  Evaluation,
  LateAnswer,
  NetworkReport,
  Resumed,
  TrainingState,
  TrainSettings,
} from '../../runner/engine/index.ts';
import { FIRST_SETTINGS, GIVE_IMAGES, LOST_IMAGES, SCENES_NAME } from './defaults.ts';
import { RunHistory } from './run-history.ts';
import { type ComparedRun, comparedRuns } from './run-table.ts';

/** All that the training lab knows of the engine, and how it changes by what the engine answers and tells. */
export class LabState {
  state: TrainingState = 'empty';
  backend: EngineReport | null = null;
  data: DataReport | null = null;
  network: NetworkReport | null = null;
  settings: TrainSettings = FIRST_SETTINGS;
  history = new RunHistory();
  /** Runs before this one, the newest first. */
  earlier: readonly ComparedRun[] = [];
  imagesPerSecond = 0;
  evaluation: Evaluation | null = null;
  /** The step after which `evaluation` was made. */
  evaluatedAt = 0;
  keptStep: number | null = null;
  notKept = '';
  fault: Extract<EngineEvent, { type: 'fault' }> | null = null;

  /** Why images have to be given by hand before it goes on; null where scenes do. */
  protected wanting: string | null = null;
  /** The network that went with a worker, to be built again. */
  protected lost: Pick<NetworkReport, 'text' | 'settings'> | null = null;

  /** The last step that was trained; 0 before the first. */
  get step(): number {
    return this.history.last?.step ?? 0;
  }

  /** Another network, or the same with fresh weights; the run so far stays in the chart to compare with. */
  protected newRun(report: NetworkReport): void {
    this.setAside();
    this.takeNetwork(report);
  }

  protected takeImages(data: DataReport): void {
    this.data = data;
    this.wanting = null;
    this.evaluation = null;
  }

  /** A run that comes back with all that belongs to it, perhaps without its images. */
  protected adopt(run: Resumed): void {
    this.takeNetwork(run.network);
    this.data = run.data;
    this.history = new RunHistory(run.history);
    this.wanting = run.data ? null : GIVE_IMAGES;
    this.keptStep = run.step;
  }

  /** Takes over what happened; `trained`, which comes often, by itself. */
  protected take(event: Exclude<EngineEvent, { type: 'trained' }>): void {
    switch (event.type) {
      case 'state':
        this.state = event.state;
        break;
      case 'fault':
        this.fault = event;
        break;
      case 'workers':
        this.backend &&= { ...this.backend, workers: event.workers };
        break;
      case 'kept':
        this.keptStep = event.step;
        this.notKept = '';
        break;
      case 'notKept':
        this.notKept = event.reason;
        break;
      case 'replaced':
        this.backend = event.report;
        if (event.run) this.adopt(event.run);
        else this.loseAll();
        break;
      case 'late':
        this.takeLate(event);
        break;
      default:
        event satisfies never;
    }
  }

  /** Images that are not those of a kept run begin a run of their own. */
  protected takeSteps({ steps, imagesPerSecond }: Extract<EngineEvent, { type: 'trained' }>): void {
    if (steps[0]?.step <= this.step) this.history = new RunHistory();
    this.history.add(steps);
    this.imagesPerSecond = imagesPerSecond;
  }

  /** What was given up, but is done: so it is in the engine, and so it is shown. */
  private takeLate({ name, value }: LateAnswer): void {
    switch (name) {
      case 'open':
        this.backend = value;
        break;
      case 'useScenes':
      case 'useCifar10':
      case 'usePackedCifar10':
        this.takeImages(value);
        break;
      case 'build':
      case 'load':
      case 'restart':
        this.newRun(value);
        break;
      case 'resume':
      case 'recover':
        if (value) this.adopt(value);
        break;
    }
  }

  /** The engine's worker is gone, and holds nothing any more: what there was is made again when it is next asked for. */
  private loseAll(): void {
    const { network, settings, data } = this;
    if (network) this.lost = { text: network.text, settings };
    if (data && data.name !== SCENES_NAME) this.wanting = LOST_IMAGES;
    this.setAside();
    this.data = this.network = this.evaluation = null;
    this.imagesPerSecond = 0;
  }

  private setAside(): void {
    this.earlier = comparedRuns(this).slice(0, 2);
    this.history = new RunHistory();
  }

  private takeNetwork(report: NetworkReport): void {
    this.network = report;
    this.settings = report.settings;
    this.lost = null;
    this.evaluation = null;
    this.fault = null;
    this.imagesPerSecond = 0;
  }
}
