import type { Course, CoursePart, Lesson } from '../../lesson/index.ts';
import type { Place } from './contents-list.ts';
import { html, raw, type Html } from './html.ts';

/**
 * What the student has done, with copying, loading and forgetting it.
 *
 * The page knows what there is to do; a script fills in what is done, from what the browser keeps.
 */
export function progressDrawer(course: Course, place: Place): Html {
  return html`<dialog class="drawer progress" aria-labelledby="progress-title">
    <div class="drawer-head">
      <h2 id="progress-title">Your progress</h2>
      <button class="close" type="button">Close</button>
    </div>
    <p class="kept"></p>
    <ol class="parts">
      ${course.parts.map((part) => partItem(part, place))}
    </ol>
    ${asFile()} ${startOver()}
  </dialog>`;
}

function partItem(part: CoursePart, place: Place): Html {
  return html`<li>
    <p class="part"><span class="number">${part.number}</span> ${part.title}</p>
    <ol>
      ${part.lessons.map((lesson) => lessonItem(lesson, place))}
    </ol>
  </li>`;
}

function lessonItem(lesson: Lesson, place: Place): Html {
  return html`<li data-lesson="${lesson.slug}" data-predictions="${lesson.predictions.join(' ')}">
    <a href="${place.root}${lesson.slug}/"
      ><span class="number">${lesson.number}</span> ${lesson.title}</a
    >
    <p class="did" hidden></p>
    <ul>
      ${lesson.exercises.map((id) => exerciseItem(lesson, id))}
    </ul>
  </li>`;
}

function exerciseItem(lesson: Lesson, id: string): Html {
  const name = `progress-${lesson.slug}-${id}`;
  return html`<li data-exercise="${id}" hidden>
    <span id="${name}">${raw(lesson.exerciseTitles.get(id) ?? '')}</span>
    <span class="result"></span>
    <button type="button" id="${name}-over" aria-labelledby="${name}-over ${name}">
      Start over
    </button>
  </li>`;
}

function asFile(): Html {
  return html`<section aria-labelledby="progress-file">
    <h3 id="progress-file">As a file</h3>
    <p>A file takes your code, results and predictions to another browser.</p>
    <p class="row">
      <button class="save" type="button">Save a file</button>
      <label class="load">Load a file <input type="file" accept=".json,application/json" /></label>
    </p>
    <div class="how" hidden>
      <p></p>
      <p class="row">
        <button class="merge" type="button">Put both together</button>
        <button class="replace" type="button">Take the file's alone</button>
        <button class="leave" type="button">Leave it</button>
      </p>
    </div>
    <p class="told" role="status"></p>
  </section>`;
}

function startOver(): Html {
  return html`<section aria-labelledby="progress-over">
    <h3 id="progress-over">Start over</h3>
    <button class="forget" type="button">Forget everything …</button>
    <div class="sure" hidden>
      <p>Code, results and predictions of all lessons go. This cannot be undone.</p>
      <p class="row">
        <button class="yes" type="button">Forget everything</button>
        <button class="no" type="button">Keep it</button>
      </p>
    </div>
    <p class="told" role="status"></p>
  </section>`;
}
