import { test as base } from '@playwright/test';
import { listen, type Attacker } from './attacker.ts';
import { serveCourse, type Course } from './course-server.ts';

export { expect } from '@playwright/test';

/** A lesson with cells and exercises. */
export const LESSON = 'stride-and-padding/';

interface Places {
  /** A stranger's port. */
  attacker: Attacker;
  /** Serves the site as a course does; gives its URL, with a slash at the end. */
  course: (course: Course) => Promise<string>;
}

/* eslint-disable no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted */
/** A test with ports of its own. */
export const test = base.extend<Places>({
  attacker: async ({}, use) => {
    const attacker = await listen();
    await use(attacker);
    attacker.close();
  },
  course: async ({}, use) => {
    const servers: Awaited<ReturnType<typeof serveCourse>>[] = [];
    await use(async (course) => {
      const server = await serveCourse(course);
      servers.push(server);
      return server.url;
    });
    for (const server of servers) server.close();
  },
});
