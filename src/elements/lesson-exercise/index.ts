import '../code-cell/index.ts';
import { LessonExercise } from './lesson-exercise.ts';

export { LessonExercise } from './lesson-exercise.ts';
export type { LessonExerciseChecked } from './lesson-exercise.ts';

if (!customElements.get('lesson-exercise'))
  customElements.define('lesson-exercise', LessonExercise);

declare global {
  interface HTMLElementTagNameMap {
    'lesson-exercise': LessonExercise;
  }
}
