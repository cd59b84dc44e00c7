export { brokenPage } from './broken-page.ts';
export { contentsPage } from './contents-page.ts';
export { lessonPage } from './lesson-page.ts';
export { notFoundPage } from './not-found-page.ts';
export { fillTemplate, type Page } from './template.ts';
