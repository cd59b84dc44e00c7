import type { LessonExercise } from '../../src/elements/lesson-exercise/lesson-exercise.ts';
import type { Evaluates } from './kernel.ts';

/** What the first exercise of the lesson says of code, once its check has ended. */
export function verdictOn(page: Evaluates, code: string): Promise<string> {
  return page.evaluate(async (code) => {
    await customElements.whenDefined('lesson-exercise');
    await customElements.whenDefined('code-cell');
    const exercise = document.querySelector<LessonExercise>('[exercise="output-size"]')!;
    await exercise.updateComplete;
    exercise.querySelector('code-cell')!.code = code;
    await exercise.check();
    await exercise.updateComplete;
    return exercise.shadowRoot!.querySelector('.verdict')!.textContent.trim();
  }, code);
}
