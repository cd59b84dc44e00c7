import type { Course, CoursePart, Lesson } from '../../lesson/index.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { html, type Html } from './html.ts';
import { minutes } from './lesson-page.ts';
import type { Page } from './template.ts';

const SUMMARY =
  'Lessons on convolutional networks in which you move the filter, change the code, train the network and look inside it, all in the page.';

/** The first page: what this is, and every lesson with its question. */
export function contentsPage(course: Course): Page {
  return {
    kind: 'contents',
    title: 'convscope: inside a convolutional network',
    description: SUMMARY,
    header: header(course).text,
    main: html`<div class="contents">
      <header class="head">
        <h1>What goes on inside a convolutional network?</h1>
        <p class="question">
          Move the filter. Change the code. Train the network, open it up, and break it.
        </p>
        <p>
          Each lesson asks one question and gives you something to try it on. You predict first,
          then look; the code beside a figure is the code that computes it, and you may rewrite it.
          All of it runs in this page: nothing to install, no account, no server.
        </p>
      </header>
      <div id="lessons">${course.parts.map(partSection)}</div>
    </div>`.text,
    footer: footer().text,
  };
}

function partSection(part: CoursePart): Html {
  return html`<section aria-labelledby="part-${part.number}">
    <h2 id="part-${part.number}"><span class="number">${part.number}</span> ${part.title}</h2>
    <p class="part-summary">${part.summary}</p>
    <ol class="lessons">
      ${part.lessons.map(lessonEntry)}
    </ol>
  </section>`;
}

function lessonEntry(lesson: Lesson): Html {
  return html`<li>
    <a href="./${lesson.slug}/"
      ><span class="number">${lesson.number}</span> <b>${lesson.title}</b>
      <span class="asks">${lesson.question}</span></a
    >
    <span class="minutes">${minutes(lesson)}</span>
    <span class="standing" data-standing="${lesson.slug}"></span>
  </li>`;
}
