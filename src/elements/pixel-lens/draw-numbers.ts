import { html } from 'lit';
import { COLOURS, numbersAt, placeOf, type Pixels } from './pixels.ts';
import type { Place } from './view.ts';

/**
 * The three numbers of the pixel `at`, said, and to be changed.
 *
 * @param change hears of a field that the reader changed, and the colour that it is of
 */
export function drawPixelNumbers(
  pixels: Pixels,
  at: Place,
  change: (colour: number, field: HTMLInputElement) => void,
) {
  const numbers = numbersAt(pixels, at.row, at.column);
  return html`<div>
    <p id="said" role="status" aria-live="polite">
      <span class="swatch" style="background: rgb(${numbers.join(' ')})"></span>
      Row ${at.row + 1}, column ${at.column + 1}:
      <span class="hidden">red ${numbers[0]}, green ${numbers[1]}, blue ${numbers[2]}</span>
    </p>
    <div class="numbers">
      ${COLOURS.map((colour, i) =>
        drawNumber(colour, numbers[i], (event) => change(i, event.target as HTMLInputElement)),
      )}
    </div>
  </div>`;
}

function drawNumber(colour: string, value: number, change: (event: Event) => void) {
  return html`<span>${colour}</span>
    <input
      type="range"
      min="0"
      max="255"
      aria-label="${colour}, slide"
      .value=${String(value)}
      @input=${change}
    />
    <input
      type="number"
      min="0"
      max="255"
      step="1"
      aria-label=${colour}
      .value=${String(value)}
      @change=${change}
    />`;
}

/** Where the three numbers of the pixel `at` stand when the picture is one row of numbers: the formula of the lesson. */
export function drawPlaces(pixels: Pixels, { row, column }: Place) {
  const first = placeOf(pixels, row, column);
  return html`<details>
    <summary>Its place in memory</summary>
    <p>Counted from 0, this is row ${row}, column ${column} of a picture ${pixels.width} wide.</p>
    ${COLOURS.map(
      (colour, channel) =>
        html`<p role="math">
          ${colour}: (${row} · ${pixels.width} + ${column}) · 3 + ${channel} =
          <b>${first + channel}</b>
        </p>`,
    )}
  </details>`;
}
