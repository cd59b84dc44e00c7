import { html, nothing } from 'lit';
import { COLOURS, numbersAt, type Pixels } from './pixels.ts';
import { type Place, shownOf, type View } from './view.ts';

/**
 * The three channels by themselves, each with the number of the pixel `at` and a box that takes it out of the picture.
 *
 * A frame shows what is under the lens. The canvases are empty; who renders this paints them.
 *
 * @param side CSS pixels along a channel's picture, at most
 */
export function drawChannels(
  pixels: Pixels,
  { view, at, side }: { readonly view: View; readonly at: Place; readonly side: number },
  on: readonly boolean[],
  toggle: (colour: number) => void,
) {
  const { width, height } = pixels;
  const numbers = numbersAt(pixels, at.row, at.column);
  const zoom = Math.max(1, Math.floor(side / Math.max(width, height)));
  const size = `width:${width * zoom}px;height:${height * zoom}px`;
  const { rows, columns } = shownOf(pixels, view);
  const frame = (place: Place, down: number, across: number) =>
    `left:${place.column * zoom}px;top:${place.row * zoom}px;width:${across * zoom}px;height:${down * zoom}px`;
  return html`<div class="channels" role="group" aria-label="The three channels">
    ${COLOURS.map(
      (colour, i) =>
        html`<figure class="${colour} ${on[i] ? '' : 'off'}">
          <canvas
            width=${width}
            height=${height}
            style=${size}
            role="img"
            aria-label="${colour} channel, black at 0, white at 255"
          ></canvas>
          ${
            rows < height || columns < width
              ? html`<span class="part" style=${frame(view, rows, columns)}></span>`
              : nothing
          }
          <span class="dot" style=${frame(at, 1, 1)}></span>
          <label>
            <input type="checkbox" .checked=${on[i]} @change=${() => toggle(i)} />
            ${colour} <b>${numbers[i]}</b>
          </label>
        </figure>`,
    )}
  </div>`;
}
