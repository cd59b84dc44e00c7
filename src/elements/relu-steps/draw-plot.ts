import { nothing, svg } from 'lit';
import { type ReluFrame, shown } from '../../steps/index.ts';

/** Side of the plot in its own units. */
const SIDE = 120;
const MIDDLE = SIDE / 2;
/** From the origin to the end of an axis. */
const ARM = 50;

/**
 * max(0, x) with the current number as a point; on the way back with the slope at that point.
 *
 * @param limit the number at the end of each axis
 */
export function drawPlot(frame: ReluFrame, limit: number, width: number) {
  const scale = ARM / limit;
  const x = MIDDLE + frame.input * scale;
  const y = MIDDLE - Math.max(0, frame.input) * scale;
  const back = frame.pass === 'backward';
  const label = `max(0, x); at x = ${shown(frame.input)} it is ${shown(Math.max(0, frame.input))}, and its slope is ${frame.passes ? 1 : 0}`;
  return svg`<svg class="plot" role="img" aria-label=${label} width=${width} height=${width} viewBox="0 0 ${SIDE} ${SIDE}">
    <path class="axis" d="M${MIDDLE - ARM - 4} ${MIDDLE}H${MIDDLE + ARM + 4}M${MIDDLE} ${MIDDLE + ARM + 4}V${MIDDLE - ARM - 4}"></path>
    <path class="curve" d="M${MIDDLE - ARM} ${MIDDLE}H${MIDDLE}L${MIDDLE + ARM} ${MIDDLE - ARM}"></path>
    <path class="drop" d="M${x} ${MIDDLE}V${y}H${MIDDLE}"></path>
    ${back ? drawSlope(x, y, frame.passes) : nothing}
    <circle class="from" cx=${x} cy=${MIDDLE} r="3.5"></circle>
    <circle class="to" cx=${MIDDLE} cy=${y} r="3.5"></circle>
    <circle class="point" cx=${x} cy=${y} r="4.5"></circle>
    <text x=${SIDE - 4} y=${MIDDLE + 13} text-anchor="end">x</text>
    <text x="4" y="13">max(0, x)</text>
    ${back ? svg`<text class="slope-text" x=${SIDE - 4} y=${SIDE - 8} text-anchor="end">slope ${frame.passes ? 1 : 0}</text>` : nothing}
  </svg>`;
}

function drawSlope(x: number, y: number, passes: boolean) {
  const rise = passes ? 14 : 0;
  const run = passes ? 14 : 20;
  return svg`<path class="slope" d="M${x - run} ${y + rise}L${x + run} ${y - rise}"></path>`;
}
