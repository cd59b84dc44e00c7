import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildCourse, type Course } from '../../lesson/index.ts';
import { contentsPage } from './contents-page.ts';
import { html } from './html.ts';
import { lessonPage } from './lesson-page.ts';
import { notFoundPage } from './not-found-page.ts';
import { fillTemplate } from './template.ts';

const TEMPLATE = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');

function course(...titles: string[]): Course {
  const lessons = titles.map((title, index) => ({
    path: `lessons/2-part/${index + 1}-lesson-${index + 1}/lesson.md`,
    text: `---\nformat: 1\ntitle: '${title}'\nquestion: Why ${title}?\nminutes: ${index + 1}\nsummary: S.\nsources: [{ text: A paper, url: 'https://example.org' }]\nlimits: Not *all*.\n---\nThe text.\n`,
    exercises: {},
  }));
  return buildCourse([{ path: 'lessons/2-part', yaml: 'title: Part two\nsummary: S.', lessons }]);
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ');

test('the contents list each lesson with number, question and minutes, and lead to it', () => {
  const { main } = contentsPage(course('One', 'Two'));
  const text = squeezed(main.replace(/<[^>]+>/g, ' '));
  expect(text).toContain('2 Part two');
  expect(text).toMatch(/2\.1 One Why One\? 1 minute 2\.2 Two Why Two\? 2 minutes/);
  expect(main).toContain('href="./lesson-2/"');
});

test('a lesson has its question, text, limits and sources, and the way on', () => {
  const all = course('One', 'Two', 'Three');
  const { main } = lessonPage(all, all.lessons[1]);
  expect(main).toContain('Why Two?');
  expect(main).toContain('The text.');
  expect(main).toContain('Not <em>all</em>.');
  expect(main).toContain('<a href="https://example.org">A paper</a>');
  expect(main).toMatch(/rel="prev"\s+href="\.\.\/lesson-1\/"/);
  expect(main).toMatch(/rel="next"\s+href="\.\.\/lesson-3\/"/);
});

test('the first lesson leads to none before it and the last to none after', () => {
  const all = course('One', 'Two');
  expect(lessonPage(all, all.lessons[0]).main).not.toContain('rel="prev"');
  expect(lessonPage(all, all.lessons[1]).main).not.toContain('rel="next"');
});

test('the header says part and lesson and marks the page in the contents', () => {
  const all = course('One', 'Two');
  const { header } = lessonPage(all, all.lessons[1]);
  const text = squeezed(header.replace(/<[^>]+>/g, ''));
  expect(text).toContain('Part two');
  expect(header.match(/aria-current="page"/g)).toHaveLength(1);
});

test('what a lesson says is text, not markup', () => {
  const all = course('<b>"One" & more</b>');
  const page = lessonPage(all, all.lessons[0]);
  const whole = fillTemplate(TEMPLATE, page);
  expect(whole).not.toContain('<b>"One"');
  expect(page.title).toBe('&lt;b&gt;&quot;One&quot; &amp; more&lt;/b&gt; · convscope');
});

test('every address in a page is relative to it or for the bundler', () => {
  const all = course('One', 'Two');
  for (const page of [contentsPage(all), lessonPage(all, all.lessons[0])]) {
    const addresses = [...fillTemplate(TEMPLATE, page).matchAll(/(?:href|src)="([^"]+)"/g)];
    for (const [, address] of addresses) {
      expect(address).toMatch(/^(\.\.?\/|#|\/(src|assets|node_modules)\/|https:\/\/example\.org)/);
    }
  }
});

test('a template with a place that nothing fills is refused', () => {
  expect(() => fillTemplate('{{sidebar}}', contentsPage(course()))).toThrow(
    'nothing fills {{sidebar}}',
  );
});

test('the page for lost addresses stands alone', () => {
  expect(notFoundPage()).not.toMatch(/<link|src=/);
});

test('html escapes what is put in and takes html as it is', () => {
  expect(html`<p title="${'"'}">${'<i>'} ${html`<b>${1}</b>`}</p>`.text).toBe(
    '<p title="&quot;">&lt;i&gt; <b>1</b></p>',
  );
});
