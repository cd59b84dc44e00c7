import type { Course, Lesson, Source } from '../../lesson/index.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { html, raw, type Html } from './html.ts';
import type { Page } from './template.ts';

/** A lesson: question, text, what it does not show, sources, the way on. */
export function lessonPage(course: Course, lesson: Lesson): Page {
  return {
    kind: 'lesson',
    title: html`${lesson.title} · convscope`.text,
    description: html`${lesson.summary}`.text,
    header: header(course, lesson).text,
    main: html`<article class="lesson">
        <header class="head">
          <p class="place">Lesson ${lesson.number} · ${minutes(lesson)}</p>
          <h1>${lesson.title}</h1>
          <p class="question">${lesson.question}</p>
        </header>
        ${raw(lesson.html)}
        <section class="end" aria-labelledby="limits">
          <h2 id="limits">What this does not show</h2>
          ${raw(lesson.limitsHtml)}
        </section>
        <section class="end" aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <ul>
            ${lesson.sources.map(sourceItem)}
          </ul>
        </section>
      </article>
      ${pager(course, lesson)}`.text,
    footer: footer().text,
  };
}

/** How long a lesson takes, in words. */
export function minutes(lesson: Lesson): string {
  return lesson.minutes === 1 ? '1 minute' : `${lesson.minutes} minutes`;
}

function sourceItem(source: Source): Html {
  if (source.url === undefined) return html`<li>${source.text}</li>`;
  return html`<li><a href="${source.url}">${source.text}</a></li>`;
}

function pager(course: Course, lesson: Lesson): Html {
  const at = course.lessons.indexOf(lesson);
  const link = (to: Lesson | undefined, rel: 'prev' | 'next', words: string): Html =>
    to
      ? html`<a class="${rel}" rel="${rel}" href="../${to.slug}/"
          ><span>${words}</span> <b>${to.number}&ensp;${to.title}</b> <i>${to.question}</i></a
        >`
      : html``;
  return html`<nav class="pager" aria-label="Previous and next lesson">
    ${link(course.lessons[at - 1], 'prev', 'Before')}
    ${link(course.lessons[at + 1], 'next', 'Next')}
  </nav>`;
}
