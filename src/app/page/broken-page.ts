import type { Course, LessonError } from '../../lesson/index.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { html } from './html.ts';
import type { Page } from './template.ts';

/** What the author of a lesson sees while the lesson cannot be read; a build never makes this page. */
export function brokenPage(course: Course, error: LessonError): Page {
  return {
    kind: 'lesson',
    title: 'This lesson cannot be read',
    description: error.path,
    header: header(course).text,
    main: html`<article class="lesson">
      <header class="head">
        <h1>This lesson cannot be read</h1>
        <p class="question">${error.path}</p>
      </header>
      <ul>
        ${error.problems.map(({ line, reason }) => html`<li>line ${line}: ${reason}</li>`)}
      </ul>
    </article>`.text,
    footer: footer().text,
  };
}
