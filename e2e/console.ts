import type { Page } from '@playwright/test';

/** Collects what a page complains of: console errors, uncaught errors, requests that fail or leave. */
export function complaints(page: Page, origin: string): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'for no reason given';
    // What the page itself gives up, as when a fresh worker asks again, is no failure.
    if (why !== 'net::ERR_ABORTED') found.push(`failed: ${request.url()} ${why}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) found.push(`left: ${url}`);
  });
  return found;
}
