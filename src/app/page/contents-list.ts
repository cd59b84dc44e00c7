import type { Course, CoursePart, Lesson } from '../../lesson/index.ts';
import { html, type Html } from './html.ts';

/** Where a page stands: what leads from it to the site's root, and its lesson if it has one. */
export interface Place {
  /** `./` on the contents page, `../` on a lesson's. */
  readonly root: string;
  readonly slug?: string;
}

/** The parts with their lessons, short, for the drawer. */
export function contentsList(course: Course, place: Place): Html {
  return html`<ol class="parts">
    ${course.parts.map((part) => partItem(part, place))}
  </ol>`;
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
  const here = lesson.slug === place.slug ? html` aria-current="page"` : html``;
  return html`<li>
    <a href="${place.root}${lesson.slug}/" ${here}
      ><span class="number">${lesson.number}</span> <span>${lesson.title}</span>
      <span class="standing" data-standing="${lesson.slug}"></span
    ></a>
  </li>`;
}
