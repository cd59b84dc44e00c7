/** What differs from page to page; all of it HTML but the two texts. */
export interface Page {
  readonly kind: 'contents' | 'lesson';
  readonly title: string;
  readonly description: string;
  readonly header: string;
  readonly main: string;
  readonly footer: string;
}

/**
 * Fills the places `{{name}}` of `index.html`.
 *
 * @throws Error where the template has a place that no page fills
 */
export function fillTemplate(template: string, page: Page): string {
  return template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    if (!Object.hasOwn(page, name)) throw new Error(`index.html: nothing fills ${place}`);
    return page[name as keyof Page];
  });
}
