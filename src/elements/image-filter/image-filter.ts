import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Picture, type PixelWorker, sharedPixels } from '../../runner/pixels/index.ts';
import { convolveAll, convolveAt, type ConvolveOptions, type Filter, filterNamed, type Grid, type NamedFilter, type OutputPlace, type ProductFrame } from '../../steps/index.ts'; // prettier-ignore
import { controls, readPalette, ThemeWatch, WidthWatch } from '../scale/index.ts';
import { FileDrop } from '../subject/index.ts';
import type { PointedPixel } from './draw-canvases.ts';
import { drawPatches } from './draw-patches.ts';
import { drawPictures, mapId, PICTURE_ID } from './draw-pictures.ts';
import { drawTools, type FilterTool, loadPicker, type ToolEvents } from './draw-tools.ts';
import { filterStyles } from './filter-styles.ts';
import { channelsOf, limitOfMaps, type Look, mapBytes, pictureBytes } from './picture-values.ts';
import { COLOUR_FILTERS } from './start-filters.ts';

/** Steps a second: a picture has a thousand of them. */
const SPEEDS = [5, 60, 300, 1000];

/**
 * Filters over a whole picture: the picture with the filter on it, the numbers under the filter, and the map of results.
 *
 * A grey picture has one filter, to choose by name or to type; a picture in colour has up to six filters of 5×5×3, which
 * make a map each. A step is one result. Pointing at a result shows the window it came from, pointing at the
 * picture the results that a pixel goes into. The picture is a scene drawn on the spot, or the one
 * that `picture` gives. The element's content is what is read before it starts.
 */
export class ImageFilter extends LitElement {
  static override styles = [controls, filterStyles];

  static override properties = {
    thing: { type: Number },
    seed: { type: Number },
    side: { type: Number },
    colour: { type: Boolean },
    filters: { type: Number },
    preset: {},
    tools: {},
    picture: { attribute: false },
    scene: { state: true },
    used: { state: true },
    flip: { state: true },
    look: { state: true },
    step: { state: true },
    pointed: { state: true },
    problem: { state: true },
  };

  /** The class of the scene at the start, 0..9. */
  declare thing: number;
  /** Which scene of that class. */
  declare seed: number;
  /** Pixels along the side of the scene. */
  declare side: number;
  /** Whether the picture has three channels; else it is grey. */
  declare colour: boolean;
  /** Filters at the start, 1 to 6, where the picture is in colour. */
  declare filters: number;
  /** The id of the filter with a name to start with, where the picture is grey. */
  declare preset: string;
  /** What can be changed besides the numbers, with spaces between: `presets`, `flip`, `filters`, `picture`. */
  declare tools: string;
  /** A picture of one's own in place of a scene; null for a scene. */
  declare picture: Picture | null;
  /** The scene, once it is drawn. */
  declare scene: Picture | null;
  /** The filters in use. */
  declare private used: readonly Filter[];
  declare private flip: boolean;
  declare private look: Look;
  /** The step on show, from 0. */
  declare step: number;
  declare private pointed: PointedPixel | null;
  declare private problem: string;

  /** The whole result: a map for each filter, `[filter][row][column]`. */
  maps: readonly Grid[] = [];

  /** Draws the scenes; a test puts another one here. */
  worker: Pick<PixelWorker, 'call'> | null = null;

  private input: readonly Grid[] = [];
  private asked = '';
  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    new ThemeWatch(this);
    this.thing = 8;
    this.seed = 1;
    this.side = 32;
    this.colour = false;
    this.filters = 1;
    this.preset = 'identity';
    this.tools = 'presets picture';
    this.picture = null;
    this.scene = null;
    this.used = [];
    this.flip = false;
    this.look = 'signed';
    this.step = 0;
    this.pointed = null;
    this.problem = '';
    new FileDrop(this, ([file]) => void this.takeDropped(file));
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => names.some((name) => changed.has(name));
    if (has('thing', 'seed', 'side')) void this.draw();
    if (has('colour', 'filters', 'preset')) this.startFilters();
    const picture = this.picture ?? this.scene;
    if (!picture) return;
    if (has('picture', 'scene', 'colour')) this.input = channelsOf(picture, this.colour);
    if (!has('picture', 'scene', 'used', 'flip', 'colour')) return;
    const before = this.steps;
    this.maps = convolveAll(this.options);
    // On the last step the whole result is seen, and stays so.
    if (this.step >= before - 1 || this.step >= this.steps) this.step = Math.max(0, this.steps - 1);
  }

  /** What is being convolved with what, as plain data. */
  get options(): ConvolveOptions {
    return { input: this.input, filters: this.used, flip: this.flip };
  }

  /** How many results there are in all maps. */
  get steps(): number {
    return this.maps.length * (this.maps[0]?.length ?? 0) * (this.maps[0]?.[0]?.length ?? 0);
  }

  private async draw(): Promise<void> {
    const wish = { label: this.thing, seed: this.seed, size: this.side };
    const asked = (this.asked = JSON.stringify(wish));
    try {
      const scene = await (this.worker ?? sharedPixels()).call('draw', wish);
      // Somebody may have asked for another one meanwhile.
      if (this.asked !== asked) return;
      this.problem = '';
      this.scene = scene;
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  /** Another picture, made as small as the scenes. */
  private async show(picture: Picture): Promise<void> {
    const { shape, bytes } = picture;
    const asked = (this.asked = `picture of ${bytes.length} bytes, ${bytes.slice(0, 99).join()}`);
    try {
      const args = { picture: { shape, bytes }, size: this.side };
      const small = await (this.worker ?? sharedPixels()).call('shrink', args);
      if (this.asked === asked) this.picture = small;
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  /** Through the picker, which says what is wrong with a file that is no picture. */
  private async takeDropped(file: File): Promise<void> {
    const picker = this.renderRoot.querySelector('image-picker');
    const fold = picker?.closest('details');
    if (!picker || !fold) return;
    fold.open = true;
    await loadPicker();
    await picker.take(file);
  }

  private startFilters(): void {
    const named = filterNamed(this.preset);
    this.flip = false;
    if (this.colour) {
      this.used = COLOUR_FILTERS.slice(0, Math.max(1, Math.min(6, this.filters)));
      this.look = 'signed';
    } else if (named) this.useNamed(named);
  }

  private useNamed({ weights, look }: NamedFilter): void {
    this.used = [{ weights: [weights], bias: 0 }];
    this.look = look;
    this.pointed = null;
  }

  private placeOf(step: number): OutputPlace {
    const [rows, columns] = [this.maps[0].length, this.maps[0][0].length];
    const [filter, at] = [Math.floor(step / (rows * columns)), step % (rows * columns)];
    return { filter, row: Math.floor(at / columns), column: at % columns };
  }

  private goTo({ filter, row, column }: OutputPlace): void {
    const [rows, columns] = [this.maps[0].length, this.maps[0][0].length];
    this.step = (filter * rows + Math.min(row, rows - 1)) * columns + Math.min(column, columns - 1);
    this.pointed = null;
  }

  private readonly toolEvents: ToolEvents = {
    onNamed: (named) => this.useNamed(named),
    onFlip: (flip) => (this.flip = flip),
    onMany: (many) => {
      this.pointed = null;
      const kept = this.used.slice(0, many);
      this.used = [...kept, ...COLOUR_FILTERS.slice(kept.length, many)];
    },
    onLook: (look) => (this.look = look),
    onPicture: (thing, seed) => {
      // A picture of one's own gives way even where the scene is the one there was.
      this.picture = null;
      this.thing = thing;
      this.seed = seed;
    },
    onImage: (image) => {
      if (image.from === 'scene') this.toolEvents.onPicture(image.label, image.seed);
      else void this.show(image);
    },
  };

  private changeFilter(filter: number, change: Partial<Filter>): void {
    this.used = this.used.map((old, i) => (i === filter ? { ...old, ...change } : old));
  }

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private readonly onReset = () => {
    this.startFilters();
    this.requestUpdate('used');
  };

  protected override updated(): void {
    if (this.maps.length === 0) return;
    const palette = readPalette(this);
    const limit = limitOfMaps(this.maps);
    this.paint(PICTURE_ID, pictureBytes(this.input), this.input[0]);
    const each = this.steps / this.maps.length;
    this.maps.forEach((map, filter) => {
      const done = this.step + 1 - filter * each;
      this.paint(mapId(filter), mapBytes(map, done, this.look, limit, palette), map);
    });
  }

  private paint(
    id: string,
    bytes: Uint8ClampedArray<ArrayBuffer>,
    { length: rows, 0: { length: columns } }: Grid,
  ): void {
    // prettier-ignore
    const context = this.renderRoot.querySelector<HTMLCanvasElement>(`#${id}`)?.getContext('2d');
    context?.putImageData(new ImageData(bytes, columns, rows), 0, 0);
  }

  override render() {
    if (this.maps.length === 0) return this.renderWaiting();
    const { on } = this.pointed ?? { on: null };
    const place = on === 'map' ? (this.pointed as OutputPlace) : this.placeOf(this.step);
    const frame = convolveAt(this.options, place);
    return html`<div class="player" role="group" aria-label="A filter over a picture, step by step">
      ${this.renderFigures(frame)}
      <p class="status" role="status" aria-live="polite">${frame.text}</p>
      <step-transport
        .steps=${this.steps}
        .step=${this.step}
        .home=${this.steps - 1}
        .speeds=${SPEEDS}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      ${drawTools(
        {
          tools: new Set(this.tools.split(/\s+/) as FilterTool[]),
          filters: this.used,
          colour: this.colour,
          shape: [this.input[0].length, this.input[0][0].length],
          flip: this.flip,
          look: this.look,
          maps: this.maps,
          thing: this.thing,
          seed: this.seed,
        },
        this.toolEvents,
      )}
    </div>`;
  }

  private renderWaiting() {
    return this.problem
      ? html`<p class="wrong" role="alert">${this.problem} Reload the page to try again.</p>`
      : html`<p class="empty" role="status">Drawing a picture…</p>`;
  }

  /** With one channel there is room for the numbers beside the pictures. */
  private renderFigures(frame: ProductFrame) {
    const patches = this.renderPatches(frame);
    if (!this.colour && this.watch.width >= 800)
      return this.renderPictures(frame, html`<div class="beside">${patches}</div>`);
    return html`${this.renderPictures(frame, null)} ${patches}`;
  }

  private renderPictures(frame: ProductFrame, beside: TemplateResult | null) {
    const drawing = {
      input: this.input,
      maps: this.maps,
      names: this.used.map((filter, i) => COLOUR_FILTERS.find((each) => each === filter)?.name ?? `map ${i + 1}`), // prettier-ignore
      frame,
      pointed: this.pointed,
      width: this.watch.width || 640,
      onPoint: (pointed: PointedPixel | null) => (this.pointed = pointed),
      onPick: (place: OutputPlace) => this.goTo(place),
    };
    return drawPictures(drawing, beside);
  }

  private renderPatches(frame: ProductFrame) {
    const filter = this.used[frame.filter];
    if (!filter) return nothing;
    const width = this.watch.width || 640;
    const size = filter.weights[0].length;
    const abreast = filter.weights.length > 1 && width > 780 ? 3 : 1;
    const cell = Math.min(36, Math.floor((width / abreast - 46) / (2 * size)));
    return drawPatches({
      frame,
      filter,
      cell,
      onWeights: (channel, grid) =>
        this.changeFilter(frame.filter, {
          weights: filter.weights.map((old, c) => (c === channel ? grid : old)),
        }),
      onBias: (bias) => this.changeFilter(frame.filter, { bias }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'image-filter': ImageFilter;
  }
}
