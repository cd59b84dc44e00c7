import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import type { View } from '../../runner/sandbox/index.ts';
import { textToFloats } from '../../runner/sandbox/values/index.ts';
import { whiteOf } from '../image-grid/image-bytes.ts';
import { openDoor } from './doors.ts';
import { formatView, previewView } from './format-view.ts';
import { widget } from './widgets.ts';

/** A value that takes at most so many lines as text is not folded. */
const LINES_UNFOLDED = 8;

/** A value: as text where it is short, folded where it is deep, as a figure where it is one. */
export function viewTree(view: View, bare = false): TemplateResult | string {
  switch (view.kind) {
    case 'tensor':
      openDoor('tensor-view');
      return html`<tensor-view class="figure" .tensor=${view}></tensor-view>`;
    case 'images':
      return pictures(view);
    case 'element':
      // Drawn once: what is printed later leaves the widget as the reader has set it, and another is a new one.
      return html`<div class="figure">
        ${guard([view], () => keyed(view, widget(view)))}
        ${view.caption ? html`<p class="small soft">${view.caption}</p>` : nothing}
      </div>`;
    case 'table':
      return table(view);
    case 'list':
    case 'record':
      return folds(view) ? folded(view) : formatView(view);
    default:
      return formatView(view, bare);
  }
}

function folds(view: Extract<View, { kind: 'list' | 'record' }>): boolean {
  return hasFigure(view) || formatView(view).split('\n').length > LINES_UNFOLDED;
}

function hasFigure(view: View): boolean {
  if (view.kind === 'tensor') return true;
  if (view.kind === 'list') return view.items.some(hasFigure);
  return view.kind === 'record' && view.entries.some(([, value]) => hasFigure(value));
}

/** One level, with the next one inside it. */
function folded(view: Extract<View, { kind: 'list' | 'record' }>): TemplateResult {
  const parts: readonly (readonly [string, View])[] =
    view.kind === 'record'
      ? view.entries
      : view.items.map((item, i): readonly [string, View] => [String(i), item]);
  const more = view.kind === 'record' ? view.more : view.length - view.items.length;
  return html`<details>
    <summary>${previewView(view)}</summary>
    <ul>
      ${parts.map(([key, value]) => html`<li><span class="key">${key}:</span> ${part(value)}</li>`)}
      ${more > 0 ? html`<li class="more">… ${more} more</li>` : nothing}
    </ul>
  </details>`;
}

function part(value: View): TemplateResult | string {
  if (value.kind !== 'tensor') return viewTree(value);
  openDoor('tensor-view');
  return html`<details>
    <summary>${formatView(value)}</summary>
    <tensor-view .tensor=${value}></tensor-view>
  </details>`;
}

function pictures({ tensor, labels, columns }: Extract<View, { kind: 'images' }>): TemplateResult {
  openDoor('image-grid');
  const values = tensor.data ? textToFloats(tensor.data) : new Float32Array();
  const white = whiteOf(values);
  const scale =
    white === null
      ? 'mid grey is 0, since some values are below 0'
      : `0 is black, ${white} is white`;
  return html`<div class="figure">
    <image-grid
      .values=${values}
      .shape=${tensor.shape.slice(1)}
      .labels=${labels}
      .columns=${columns}
      .total=${tensor.shape[0]}
    ></image-grid>
    <p class="small soft">${scale}.</p>
  </div>`;
}

function table({ columns, rows, more }: Extract<View, { kind: 'table' }>): TemplateResult {
  return html`<div class="figure scroll" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead>
        <tr>
          <th scope="col"><span class="hidden">row</span></th>
          ${columns.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([head, cells]) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${cells.map((cell) => html`<td>${formatView(cell, true)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="more">… ${more} more rows</p>` : nothing}
  </div>`;
}
