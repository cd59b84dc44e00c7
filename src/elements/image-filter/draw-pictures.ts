import { html, type TemplateResult } from 'lit';
import { type Grid, type OutputPlace, type ProductFrame, reaches } from '../../steps/index.ts';
import { drawCanvas, type Frame, type PointedPixel, windowFrame } from './draw-canvases.ts';

/** The picture and its maps, and what is framed on them. */
export interface PicturesDrawing {
  readonly input: readonly Grid[];
  readonly maps: readonly Grid[];
  /** What each map is called. */
  readonly names: readonly string[];
  readonly frame: ProductFrame;
  readonly pointed: PointedPixel | null;
  /** CSS pixels there are for all. */
  readonly width: number;
  readonly onPoint: (pointed: PointedPixel | null) => void;
  readonly onPick: (place: OutputPlace) => void;
}

export const PICTURE_ID = 'picture';

/** The id of a map's canvas. */
export function mapId(filter: number): string {
  return `map-${filter}`;
}

/** Picture and maps, and beside them what there is room for. */
export function drawPictures(drawing: PicturesDrawing, beside: TemplateResult | null) {
  const { input, maps } = drawing;
  const zoom = zooms(drawing);
  const size = (grid: Grid) => `${grid.length} × ${grid[0].length}`;
  const depth = input.length > 1 ? ` × ${input.length}` : '';
  return html`<div class="pictures">
    <div>
      <p class="name">
        <span class="input">Picture</span> <small>${size(input[0])}${depth}</small>
      </p>
      ${drawInput(drawing, zoom.input)}
    </div>
    <div>
      <p class="name">
        <span class="output">${maps.length > 1 ? 'Maps' : 'Result'}</span>
        <small>${size(maps[0])}${input.length > 1 ? ` × ${maps.length}` : ''}</small>
      </p>
      <div class="maps" style="max-width: ${zoom.mapsWidth}px">
        ${maps.map((_, filter) => drawMap(drawing, filter, zoom.map))}
      </div>
    </div>
    ${beside}
  </div>`;
}

function drawInput({ input, frame, pointed, onPoint, onPick }: PicturesDrawing, zoom: number) {
  const frames = [windowFrame(frame.window)];
  if (pointed?.on === 'picture') frames.push(single(pointed, 'pointed'));
  const { top, left, span } = frame.window;
  const middle = { row: top + (span >> 1), column: left + (span >> 1) };
  return drawCanvas({
    id: PICTURE_ID,
    label: 'Picture',
    grid: input[0],
    zoom,
    frames,
    at: pointed?.on === 'picture' ? pointed : middle,
    onPoint: (place) => onPoint(place && { on: 'picture', ...place }),
    // The filter's middle comes to lie on the pixel.
    onPick: ({ row, column }) =>
      onPick({
        filter: frame.filter,
        row: Math.max(0, row - (span >> 1)),
        column: Math.max(0, column - (span >> 1)),
      }),
  });
}

function drawMap(drawing: PicturesDrawing, filter: number, zoom: number) {
  const { maps, names, frame, onPoint, onPick } = drawing;
  const frames = reachedOn(drawing);
  const now = frame.filter === filter;
  if (now) frames.push(single(frame, 'result'));
  return html`<div style="max-width: ${maps[filter][0].length * zoom}px">
    ${drawCanvas({
      id: mapId(filter),
      label: maps.length > 1 ? `Map ${filter + 1}` : 'Result',
      grid: maps[filter],
      zoom,
      frames,
      at: frame,
      onPoint: (place) => onPoint(place && { on: 'map', filter, ...place }),
      onPick: (place) => onPick({ filter, ...place }),
    })}
    ${
      maps.length > 1
        ? html`<p class="caption ${now ? 'now' : ''}">${filter + 1} ${names[filter]}</p>`
        : ''
    }
  </div>`;
}

/** The results that the pixel goes into: a block of them, as the filter moves one pixel at a time. */
function reachedOn({ pointed, input, frame }: PicturesDrawing): Frame[] {
  if (pointed?.on !== 'picture') return [];
  const size = frame.window.span;
  const down = reaches(pointed.row, { input: input[0].length, size });
  const across = reaches(pointed.column, { input: input[0][0].length, size });
  const row = Math.min(...down.map(({ output }) => output));
  const column = Math.min(...across.map(({ output }) => output));
  return [{ row, column, rows: down.length, columns: across.length, kind: 'reached' }];
}

function single({ row, column }: { row: number; column: number }, kind: Frame['kind']): Frame {
  return { row, column, rows: 1, columns: 1, kind };
}

/** Whole multiples: picture and maps side by side where there is room for both, else one above the other. */
function zooms({ input, maps, width }: PicturesDrawing) {
  const [side, mapSide] = [input[0][0].length, maps[0][0].length];
  const most = Math.max(1, Math.floor(340 / side));
  const perRow = maps.length > 4 ? 3 : maps.length > 1 ? 2 : 1;
  const beside = width >= 680;
  const zoom = Math.min(most, Math.floor((beside ? width * 0.45 : maps.length > 1 ? width : width / 2 - 14) / side)); // prettier-ignore
  const room = beside ? width - 26 - zoom * side : maps.length > 1 ? width : width / 2 - 14;
  const fitting = Math.floor((room - 12 * (perRow - 1)) / (perRow * mapSide));
  const map = Math.max(1, Math.min(maps.length > 1 ? 5 : zoom, fitting));
  return { input: Math.max(1, zoom), map, mapsWidth: perRow * (mapSide * map + 12) };
}
