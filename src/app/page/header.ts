import type { Course, CoursePart, Lesson } from '../../lesson/index.ts';
import { contentsList, type Place } from './contents-list.ts';
import { html, type Html } from './html.ts';
import { progressDrawer } from './progress-drawer.ts';

/** The bar at the top: where one is, the contents, what is done, the theme. Works without scripts as plain links. */
export function header(course: Course, lesson?: Lesson): Html {
  const place: Place = { root: lesson ? '../' : './', slug: lesson?.slug };
  const part = course.parts.find(({ lessons }) =>
    lessons.some(({ slug }) => slug === lesson?.slug),
  );
  return html`<header class="bar">
      <a class="home" href="${place.root}">convscope</a>
      ${part && lesson ? whereabouts(part, lesson) : html``}
      <a class="open-contents" href="${place.root}#lessons" aria-keyshortcuts="c"
        >Contents <kbd aria-hidden="true">c</kbd></a
      >
      <button class="open-progress" type="button" aria-haspopup="dialog" hidden>Progress</button>
      <button class="theme" type="button" aria-label="Colours" hidden></button>
    </header>
    <dialog class="drawer" aria-labelledby="drawer-title">
      <div class="drawer-head">
        <h2 id="drawer-title">Contents</h2>
        <button class="close" type="button">Close</button>
      </div>
      <nav aria-label="All lessons">${contentsList(course, place)}</nav>
      <button class="open-progress" type="button" aria-haspopup="dialog" hidden>
        Your progress
      </button>
      <label class="key-choice"
        ><input type="checkbox" /> The key <kbd>c</kbd> opens this list</label
      >
    </dialog>
    ${progressDrawer(course, place)}`;
}

function whereabouts(part: CoursePart, lesson: Lesson): Html {
  return html`<p class="whereabouts">
    <span class="in-part">${part.number}&ensp;${part.title}</span>
    <span class="in-lesson">${lesson.number}&ensp;${lesson.title}</span>
  </p>`;
}
