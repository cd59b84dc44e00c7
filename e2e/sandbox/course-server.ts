import { readFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

const SITE = 'dist/site';

/** How a course's server, or the page it gives out, differs from ours. */
export interface Course {
  /** Sent with every answer. */
  readonly headers?: OutgoingHttpHeaders;
  /** Sent with pages alone. */
  readonly pageHeaders?: OutgoingHttpHeaders;
  /** Without this cookie every answer is 403. */
  readonly cookie?: string;
  /** Changes a page before it is sent. */
  readonly page?: (html: string) => string;
  /** Changes a script, or the frame's file, before it is sent; the path begins with `assets/`. */
  readonly script?: (text: string, path: string) => string;
}

export interface CourseServer {
  /** Ends with a slash; the same site stands below `again/` a second time. */
  readonly url: string;
  close(): void;
}

/** The built site on a port of its own, as a course may serve it. */
export async function serveCourse(course: Course = {}): Promise<CourseServer> {
  const files = sirv(SITE, { dev: true });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0].replace(/^\/(again\/)?/, '');
    const { headers, pageHeaders } = course;
    const sent = { ...headers, ...(path.endsWith('/') ? pageHeaders : {}) };
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value!);
    if (course.cookie && !request.headers.cookie?.includes(course.cookie)) {
      response.writeHead(403).end();
      return;
    }
    request.url = `/${path}`;
    const changed = changedText(course, path);
    if (!changed) return files(request, response);
    response.writeHead(200, { 'content-type': changed.type }).end(changed.text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function changedText(course: Course, path: string): { type: string; text: string } | null {
  const read = (file: string): string => readFileSync(join(SITE, file), 'utf8');
  if (course.page && path.endsWith('/'))
    return { type: 'text/html; charset=utf-8', text: course.page(read(`${path}index.html`)) };
  const [, type] = /^assets\/.*\.(js|html)$/.exec(path) ?? [];
  if (course.script && type) {
    const text = course.script(read(path), path);
    return { type: type === 'js' ? 'text/javascript; charset=utf-8' : 'text/html', text };
  }
  return null;
}
