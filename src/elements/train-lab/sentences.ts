import { count, plural, threeDigits } from '../scale/index.ts';
import type { TrainingController } from './training-controller.ts';

/** What the status line needs to know. */
export type Situation = Pick<TrainingController, 'state' | 'task' | 'step' | 'fault' | 'history'>;

/** Where things are, in a sentence; it changes when the state does, not with every step. */
export function statusOf({ state, task, step, fault, history }: Situation): string {
  if (task) return `${task.text}.`;
  if (fault) return `Stopped at step ${count(fault.step)}.`;
  if (state === 'training') return 'Training.';
  if (state === 'diverged') return 'Stopped: the loss is not a number.';
  if (step > 0) {
    const loss = threeDigits(history.loss.mean.at(-1) ?? NaN);
    return `Paused after ${plural(step, 'step')}, mean loss ${loss}.`;
  }
  if (state === 'ready') return 'Ready. The weights are random: nothing has been learnt yet.';
  return 'Nothing is loaded yet. Train loads the framework, draws 5,000 scenes and begins.';
}

/** What a kept run means for the reader; empty before one is kept. */
export function keptOf(keptStep: number | null, notKept: string): string {
  if (notKept) return `This run is not kept in the browser: ${notKept}. Save a file to keep it.`;
  if (keptStep === null) return '';
  return `Kept in this browser up to step ${count(keptStep)}: close the page and it is here again.`;
}
