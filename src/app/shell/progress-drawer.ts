import type { ProgressStore } from '../../elements/progress/index.ts';
import { standing, type LessonTasks, type Standing } from '../../lesson/progress/index.ts';
import { wireDialog } from './dialog.ts';
import { wireFile } from './progress-file.ts';
import { keptSentence } from './progress-note.ts';

/** A lesson in the drawer, and what there is to do in it. */
interface LessonItem {
  readonly element: HTMLElement;
  readonly tasks: LessonTasks;
}

/** Wires the drawer with what is done, the buttons that open it, and the marks of lessons begun and done. */
export function wireProgress(page: Document, progress: ProgressStore): void {
  const drawer = page.querySelector<HTMLDialogElement>('dialog.progress');
  if (!drawer) return;
  const items = [...drawer.querySelectorAll<HTMLElement>('[data-lesson]')].map(readItem);
  const show = (): void => {
    const entries = progress.entries();
    const standings = items.map(({ tasks }) => standing(tasks, entries));
    items.forEach((item, index) => showLesson(item, standings[index]));
    markLessons(page, items, standings);
    put(drawer, '.kept', keptSentence(progress));
  };
  wireDialog(drawer);
  wireFile(drawer, progress);
  wireForget(drawer, progress);
  for (const { element, tasks } of items) wireExercises(element, tasks.lesson, progress);
  for (const opener of page.querySelectorAll<HTMLElement>('.open-progress')) {
    opener.hidden = false;
    opener.addEventListener('click', () => {
      opener.closest('dialog')?.close();
      show();
      drawer.showModal();
    });
  }
  // On a lesson's page what one does there is counted when the drawer opens.
  progress.listen((change) => {
    if (change !== 'own' || drawer.open) show();
  });
  show();
}

function readItem(element: HTMLElement): LessonItem {
  const { lesson = '', predictions = '' } = element.dataset;
  const exercises = [...element.querySelectorAll<HTMLElement>('[data-exercise]')];
  return {
    element,
    tasks: {
      lesson,
      predictions: predictions.split(' ').filter(Boolean),
      exercises: exercises.map(({ dataset }) => dataset.exercise ?? ''),
    },
  };
}

function showLesson({ element, tasks }: LessonItem, is: Standing): void {
  const did = element.querySelector<HTMLElement>('.did');
  if (did) {
    did.hidden = is.state === 'new';
    did.textContent = didSentence(tasks, is);
  }
  for (const item of element.querySelectorAll<HTMLElement>('[data-exercise]')) {
    const id = item.dataset.exercise ?? '';
    item.hidden = !is.solved.has(id) && !is.begun.has(id);
    put(item, '.result', is.solved.has(id) ? 'solved' : 'begun');
  }
}

function didSentence({ exercises, predictions }: LessonTasks, is: Standing): string {
  const of = (done: number, all: number, what: string, past: string): string[] =>
    all === 0 ? [] : [`${done} of ${all} ${what}${all === 1 ? '' : 's'} ${past}`];
  const parts = [
    ...of(is.solved.size, exercises.length, 'exercise', 'solved'),
    ...of(is.predicted, predictions.length, 'prediction', 'made'),
  ];
  return parts.join(', ') || 'Begun';
}

function markLessons(
  page: Document,
  items: readonly LessonItem[],
  standings: readonly Standing[],
): void {
  const states = new Map(items.map(({ tasks }, i) => [tasks.lesson, standings[i].state]));
  for (const mark of page.querySelectorAll<HTMLElement>('[data-standing]')) {
    const state = states.get(mark.dataset.standing ?? '') ?? 'new';
    mark.textContent = state === 'new' ? '' : state;
    mark.dataset.state = state;
  }
}

function wireExercises(element: HTMLElement, lesson: string, progress: ProgressStore): void {
  for (const item of element.querySelectorAll<HTMLElement>('[data-exercise]')) {
    item.querySelector('button')?.addEventListener('click', () => {
      progress.resetExercise(lesson, item.dataset.exercise ?? '');
      // The button is gone with its line, and the keyboard must not be lost.
      element.querySelector('a')?.focus();
    });
  }
}

function wireForget(drawer: HTMLElement, progress: ProgressStore): void {
  const ask = drawer.querySelector<HTMLElement>('.forget');
  const sure = drawer.querySelector<HTMLElement>('.sure');
  const told = sure?.parentElement?.querySelector('.told');
  if (!ask || !sure || !told) return;
  const asking = (is: boolean): void => {
    sure.hidden = !is;
    ask.hidden = is;
    (is ? sure.querySelector<HTMLElement>('.no') : ask)?.focus();
  };
  ask.addEventListener('click', () => {
    told.textContent = '';
    asking(true);
  });
  sure.querySelector('.no')?.addEventListener('click', () => asking(false));
  sure.querySelector('.yes')?.addEventListener('click', () => {
    progress.reset();
    asking(false);
    told.textContent = 'Everything is forgotten.';
  });
}

function put(inside: ParentNode, selector: string, text: string): void {
  const element = inside.querySelector(selector);
  if (element) element.textContent = text;
}
