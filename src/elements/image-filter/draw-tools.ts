import { html, nothing } from 'lit';
import { type Filter, type Grid, NAMED_FILTERS, type NamedFilter } from '../../steps/index.ts';
import type { PageImage } from '../../runner/engine/index.ts';
import { threeDigits } from '../scale/index.ts';
import { cutOff, limitOfMaps, type Look } from './picture-values.ts';
import { COLOUR_FILTERS } from './start-filters.ts';

/** The drawn things, in the order of their labels. */
const THINGS = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']; // prettier-ignore

/** What the reader is given to change besides the numbers. */
export type FilterTool = 'presets' | 'flip' | 'filters' | 'picture';

export interface ToolsDrawing {
  readonly tools: ReadonlySet<FilterTool>;
  readonly filters: readonly Filter[];
  readonly colour: boolean;
  /** Rows and columns of the picture. */
  readonly shape: readonly [number, number];
  readonly flip: boolean;
  readonly look: Look;
  readonly maps: readonly Grid[];
  readonly thing: number;
  readonly seed: number;
}

export interface ToolEvents {
  readonly onNamed: (named: NamedFilter) => void;
  readonly onFlip: (flip: boolean) => void;
  readonly onMany: (many: number) => void;
  readonly onLook: (look: Look) => void;
  readonly onPicture: (thing: number, seed: number) => void;
  readonly onImage: (image: PageImage) => void;
}

export function drawTools(drawing: ToolsDrawing, events: ToolEvents) {
  const { tools } = drawing;
  return html`${tools.has('presets') ? drawPresets(drawing, events) : nothing}
  ${tools.has('flip') ? drawFlip(drawing, events) : nothing}
  ${tools.has('filters') ? drawMany(drawing, events) : nothing} ${drawLook(drawing, events)}
  ${tools.has('picture') ? drawPictureChoice(drawing, events) : nothing}`;
}

function drawPresets({ filters }: ToolsDrawing, { onNamed }: ToolEvents) {
  const now = NAMED_FILTERS.find(
    ({ weights }) => String(weights) === String(filters[0].weights[0]),
  );
  const choose = (event: Event) => {
    const named = NAMED_FILTERS.find(({ id }) => id === (event.target as HTMLSelectElement).value);
    if (named) onNamed(named);
  };
  return html`<div class="tools">
    <label>
      <span class="weights">Filter</span>
      <select @change=${choose}>
        ${now ? nothing : html`<option value="" selected>Your own numbers</option>`}
        ${NAMED_FILTERS.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === now?.id}>${name}</option>`,
        )}
      </select>
    </label>
    <span class="says">
      ${
        now
          ? html`<span class="weights">${now.formula}</span>. ${now.says}`
          : 'No name is known for these weights.'
      }
    </span>
  </div>`;
}

function drawFlip({ flip }: ToolsDrawing, { onFlip }: ToolEvents) {
  return html`<label class="flip">
    <input
      type="checkbox"
      .checked=${flip}
      @change=${(event: Event) => onFlip((event.target as HTMLInputElement).checked)}
    />
    Turn the filter by half a turn before it is laid on
  </label>`;
}

function drawMany({ filters, maps, shape }: ToolsDrawing, { onMany }: ToolEvents) {
  const many = filters.length;
  const size = filters[0].weights[0].length;
  const depth = filters[0].weights.length;
  const most = COLOUR_FILTERS.length;
  return html`<div class="tools">
    <button aria-disabled=${many <= 1} @click=${() => many > 1 && onMany(many - 1)}>
      One filter less
    </button>
    <button aria-disabled=${many >= most} @click=${() => many < most && onMany(many + 1)}>
      One filter more
    </button>
    <span class="shapes" role="math">
      <span class="input">${shape.join('×')}×${depth}</span> →
      <span class="weights">${many} · ${size}×${size}×${depth}</span> →
      <b class="output">${maps[0].length}×${maps[0][0].length}×${many}</b>
    </span>
  </div>`;
}

function drawLook({ look, maps }: ToolsDrawing, { onLook }: ToolEvents) {
  const limit = threeDigits(limitOfMaps(maps));
  const lost = look === 'picture' ? cutOff(maps) : 0;
  return html`<div class="tools small">
    <label>
      Show the result as
      <select
        @change=${(event: Event) => onLook((event.target as HTMLSelectElement).value as Look)}
      >
        <option value="signed" .selected=${look === 'signed'}>numbers about 0</option>
        <option value="picture" .selected=${look === 'picture'}>a picture</option>
      </select>
    </label>
    <span class="legend">
      <span>${look === 'picture' ? '0' : limit === '0' ? '0' : `−${limit}`}</span>
      <span class="bar ${look}"></span>
      <span>${look === 'picture' ? '255' : limit}</span>
      ${lost > 0 ? html`<span class="soft">${lost} results beyond it are cut off</span>` : nothing}
    </span>
  </div>`;
}

function drawPictureChoice({ thing, seed }: ToolsDrawing, { onPicture, onImage }: ToolEvents) {
  return html`<div class="tools">
    <label>
      <span class="input">Picture</span>
      <select
        @change=${(event: Event) =>
          onPicture(Number((event.target as HTMLSelectElement).value), seed)}
      >
        ${THINGS.map((name, i) => html`<option value=${i} .selected=${i === thing}>${name}</option>`)}
      </select>
    </label>
    <button @click=${() => onPicture(thing, seed + 1)}>Draw another one</button>
    <details @toggle=${() => void loadPicker()}>
      <summary>A picture of your own</summary>
      <image-picker
        @image-pick=${(event: CustomEvent<{ readonly image: PageImage }>) =>
          onImage(event.detail.image)}
      ></image-picker>
    </details>
  </div>`;
}

/** The picker comes when it is first opened. */
export function loadPicker(): Promise<unknown> {
  return import('../image-picker/index.ts');
}
