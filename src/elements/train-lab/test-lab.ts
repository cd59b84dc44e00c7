import type {
  CallName,
  CallOptions,
  EngineEvent,
  NetworkReport,
  StepRecord,
  TrainingState,
} from '../../runner/engine/index.ts';
import { FIRST_SETTINGS } from './defaults.ts';
import type { TrainLab } from './train-lab.ts';
import type { TrainingEngine } from './training-engine.ts';

const classes = ['cat', 'dog'];
export const data = {
  name: 'drawn scenes',
  classes,
  shape: [2, 2, 3],
  trainCount: 50,
  testCount: 20,
};
export const report: NetworkReport = {
  text: 'sequential(…)',
  layers: [],
  parameters: 7,
  multiplyAdds: 9,
  settings: FIRST_SETTINGS,
};
export const record = (step: number, loss = 2): StepRecord => ({
  step,
  epoch: step / 10,
  loss,
  accuracy: 0.5,
});
export const abort = () => Object.assign(new Error('stopped'), { name: 'AbortError' });

/** An engine that answers at once, remembers what was asked, and says what a test tells it to. */
export class PretendedEngine implements TrainingEngine {
  readonly asked: string[] = [];
  readonly args: Partial<Record<CallName, unknown>> = {};
  answers: Partial<Record<CallName, (options: CallOptions) => unknown>> = {
    open: () => ({ backend: 'wasm', reason: 'It is here.', trials: [] }),
    useScenes: () => data,
    useCifar10: () => ({ ...data, name: 'CIFAR-10' }),
    build: () => report,
    restart: () => report,
    load: () => report,
    train: () => this.say('training'),
    pause: () => this.say('paused'),
    step: () => this.emit({ type: 'trained', steps: [record(1)], imagesPerSecond: 9 }),
    inspect: () => ({
      image: { shape: [2, 2, 3], data: new Float32Array(12) },
      label: 0,
      probabilities: new Float32Array([0.5, 0.5]),
      loss: 0.693,
      layers: [],
    }),
    predictions: () => ({
      images: new Uint8Array(12),
      labels: new Uint8Array([0]),
      probabilities: { shape: [1, 2], data: new Float32Array([0.5, 0.5]) },
    }),
  };
  private readonly listeners = new Map<string, (event: never) => void>();

  call: TrainingEngine['call'] = async (name, args, options = {}) => {
    this.asked.push(name);
    this.args[name] = args;
    await Promise.resolve();
    return this.answers[name]?.(options) as never;
  };

  on: TrainingEngine['on'] = (type, listener) => {
    this.listeners.set(type, listener);
    return () => this.listeners.delete(type);
  };

  emit(event: EngineEvent): void {
    this.listeners.get(event.type)?.(event as never);
  }

  say(state: TrainingState): void {
    this.emit({ type: 'state', state });
  }
}

/** A lab on the page that talks to this engine. */
export function mount(engine: TrainingEngine): TrainLab {
  const lab = document.createElement('train-lab');
  lab.engine = () => engine;
  document.body.append(lab);
  return lab;
}

/** Lets everything that answers at once answer. */
export async function settle(lab: TrainLab): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
  await lab.updateComplete;
}

export const status = (lab: TrainLab) => lab.shadowRoot!.querySelector('.status')!.textContent;
export const button = (lab: TrainLab, name: string) => {
  const all = [...lab.shadowRoot!.querySelectorAll('button')];
  return all.find((each) => each.textContent!.trim() === name)!;
};
export const part = <K extends keyof HTMLElementTagNameMap>(lab: TrainLab, tag: K) =>
  lab.shadowRoot!.querySelector(tag)!;
