import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig, ViteDevServer } from 'vite';
import {
  brokenPage,
  contentsPage,
  fillTemplate,
  lessonPage,
  notFoundPage,
  type Page,
} from '../../src/app/page/index.ts';
import type { Course } from '../../src/lesson/index.ts';
import { readCourse } from './read-lessons.ts';

/**
 * Makes a page of each lesson, and the contents from their tree.
 *
 * A build renders them all and fails on the first tree that has an error; the dev server renders the one
 * that is asked for, reloads it when the lesson changes, and shows a broken lesson's errors in its place.
 */
export function lessonPages(root: string): Plugin {
  const template = (): string => readFileSync(join(root, 'index.html'), 'utf8');
  let config: ResolvedConfig;
  let course: Course | undefined;
  const currentCourse = (): Course => (course ??= readCourse(root));
  /** Names of the pages' files, such as `relu/index.html`, with what is on them. */
  const pages = (): Map<string, Page> =>
    new Map([
      ['index.html', contentsPage(currentCourse())],
      ...currentCourse().lessons.map(
        (lesson) =>
          [`${lesson.slug}/index.html`, lessonPage(currentCourse(), lesson)] as [string, Page],
      ),
    ]);

  return {
    name: 'convscope:lesson-pages',
    enforce: 'pre',
    config() {
      course = readCourse(root);
      const input = ['index.html', ...course.lessons.map(({ slug }) => `${slug}/index.html`)];
      return {
        appType: 'mpa',
        build: { rolldownOptions: { input: input.map((name) => join(root, name)) } },
      };
    },
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      if (config.command !== 'build') return;
      const { errors } = currentCourse();
      if (errors.length > 0) this.error(errors.map(({ message }) => message).join('\n'));
    },
    resolveId: {
      filter: { id: /\.html$/ },
      handler(id) {
        return pages().has(id.slice(root.length + 1)) ? id : null;
      },
    },
    load: {
      filter: { id: /\.html$/ },
      handler(id) {
        const page = pages().get(id.slice(root.length + 1));
        return page ? fillTemplate(template(), page) : null;
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '404.html', source: notFoundPage() });
    },
    configureServer(server) {
      const forget = (path: string): void => {
        if (!path.startsWith(join(root, 'lessons')) && path !== join(root, 'index.html')) return;
        course = undefined;
        server.ws.send({ type: 'full-reload' });
      };
      for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, forget);
      // A new element makes right a lesson that was written before it.
      server.watcher.on('add', (path) => {
        if (path.startsWith(join(root, 'src/elements'))) course = undefined;
      });
      servePages(server, currentCourse, pages, template);
    },
  };
}

function servePages(
  server: ViteDevServer,
  currentCourse: () => Course,
  pages: () => Map<string, Page>,
  template: () => string,
): void {
  const pageAt = (path: string): Page | undefined => {
    const page = pages().get(`${path.slice(1)}index.html`);
    if (page) return page;
    const error = currentCourse().errors.find((one) => one.path.includes(`-${path.slice(1)}`));
    if (!error || path === '/') return undefined;
    server.config.logger.error(error.message);
    return brokenPage(currentCourse(), error);
  };
  server.middlewares.use((request, response, next) => {
    const url = request.originalUrl ?? '/';
    const path = url.split(/[?#]/)[0].replace(/index\.html$/, '');
    if (pages().has(`${path.slice(1)}/index.html`)) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const page = path.endsWith('/') ? pageAt(path) : undefined;
    if (!page) return next();
    server.transformIndexHtml(`${path}index.html`, fillTemplate(template(), page)).then((text) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(text);
    }, next);
  });
}
