import { pageStyles } from './code-cell.css.ts';

let styled = false;

/** Styles the editors, which stand in the page's tree, where a component's own styles do not reach. */
export function stylePage(): void {
  if (styled) return;
  styled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageStyles);
  document.adoptedStyleSheets.push(sheet);
}
