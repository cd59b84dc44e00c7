import { html, nothing, type TemplateResult } from 'lit';
import { count, plural } from '../scale/index.ts';
import { type PlanRow, shown, sizes } from '../../steps/index.ts';
import { type LayerSettings, somePadFits } from './settings.ts';

/** Bytes of a number as a network keeps it, a 32-bit float. */
const BYTES = 4;

/** A line: what is counted, its formula in letters, the same in numbers, the result. */
interface Line {
  readonly what: string;
  readonly letters: TemplateResult;
  readonly numbers: TemplateResult;
  readonly result: string;
  readonly hue: 'weights' | 'output' | 'plain';
}

/** Every count of the layer with its formula, in letters and in the numbers that are set. */
export function drawCounts(settings: LayerSettings, row: PlanRow) {
  if (!row.output) return drawMisfit(settings);
  const [high, wide, maps] = row.output;
  const lines = [...weightLines(settings, row), ...outputLines(settings, row.output, row)];
  return html`<p class="volume" role="status">
      <span class="input">${settings.width} × ${settings.height} × ${settings.depth}</span> →
      <span class="output">${wide} × ${high} × ${maps}</span>
    </p>
    <dl>
      ${lines.map(
        ({ what, letters, numbers, result, hue }) =>
          html`<div>
            <dt>${what}</dt>
            <dd>
              <span class="letters">${letters}</span>
              <span class="numbers">= ${numbers}</span>
              <b class=${hue}>= ${result}</b>
            </dd>
          </div>`,
      )}
    </dl>`;
}

function weightLines({ size, depth, filters }: LayerSettings, row: PlanRow): Line[] {
  const weights = html`<span class="weights">${size}·${size}</span>·<span class="input"
      >${depth}</span
    >`;
  const letters = html`<span class="weights">F·F</span>·<span class="input">D<sub>1</sub></span>`;
  return [
    {
      what: 'One filter',
      letters: html`${letters} + <span class="one">1</span>`,
      numbers: html`${weights} + 1`,
      result: plural(size * size * depth + 1, 'number'),
      hue: 'weights',
    },
    {
      what: 'Parameters',
      letters: html`(${letters})·<span class="weights">K</span> + <span class="weights">K</span>`,
      numbers: html`(${weights})·<span class="weights">${count(filters)}</span> +
        <span class="weights">${count(filters)}</span>`,
      result: count(row.parameters),
      hue: 'weights',
    },
  ];
}

function outputLines(
  { size, depth, filters }: LayerSettings,
  [high, wide]: readonly number[],
  row: PlanRow,
): Line[] {
  const places = html`<span class="output">${wide}·${high}</span>`;
  const letters = html`<span class="output">W<sub>2</sub>·H<sub>2</sub></span>`;
  const numbers = wide * high * filters;
  return [
    {
      what: 'Multiply-adds for one image',
      letters: html`${letters}·<span class="weights">K</span>·(<span class="weights">F·F</span
        >·<span class="input">D<sub>1</sub></span
        >)`,
      numbers: html`${places}·<span class="weights">${count(filters)}</span
        >·${count(size * size * depth)}`,
      result: count(row.multiplyAdds),
      hue: 'plain',
    },
    {
      what: 'Numbers that come out',
      letters: html`${letters}·<span class="weights">K</span>`,
      numbers: html`${places}·<span class="weights">${count(filters)}</span>`,
      result: count(numbers),
      hue: 'output',
    },
    {
      what: `Memory, ${BYTES} bytes a number`,
      letters: html`outputs; parameters`,
      numbers: html`${BYTES}·${count(numbers)}; ${BYTES}·${count(row.parameters)}`,
      result: `${bytes(BYTES * numbers)}; ${bytes(BYTES * row.parameters)}`,
      hue: 'plain',
    },
  ];
}

/** `41.0 kB`: three digits, with units of a thousand. */
function bytes(amount: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, amount)) / 3));
  return `${shown(amount / 1000 ** power)} ${units[power]}`;
}

function drawMisfit(settings: LayerSettings) {
  const { size, stride, pad } = settings;
  const sides = (['width', 'height'] as const).map((name) => ({ name, input: settings[name] }));
  const off = sides.find(({ input }) => !sizes({ input, size, stride, pad }).fits)!;
  const { exact } = sizes({ input: off.input, size, stride, pad });
  const even =
    stride % 2 === 0 && !somePadFits(settings, off.input)
      ? html` No padding helps: it adds an even number, and ${off.input} − ${size} is
        ${(off.input - size) % 2 === 0 ? 'even' : 'odd'}. Take ${off.input + 1}, or another stride.`
      : nothing;
  return html`<p class="misfit" role="status">
    Along the ${off.name}, (${off.input} − ${size} + 2·${pad}) / ${stride} + 1 = ${shown(exact)}:
    the filter does not fit, so there is nothing to count.${even}
  </p>`;
}
