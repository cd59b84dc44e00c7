import { html } from 'lit';
import { factor, type PointwiseFrame, shown } from '../../steps/index.ts';
import { DEPTH } from './start-numbers.ts';

/** Channels that are always spelled out, before and after the dots. */
const SPELLED = [0, 1, 2, DEPTH - 1];

/** The numbers that a filter meets, and what is done with them. */
export interface SumNumbers {
  readonly pixel: readonly number[];
  readonly weights: readonly number[];
  readonly frame: PointwiseFrame;
  /** A channel that is spelled out too and set off; null for none. */
  readonly channel: number | null;
}

/** The dot product with its first and last terms and the one that is pointed at. */
export function drawSum(
  { pixel, weights, frame, channel }: SumNumbers,
  onPoint: (channel: number | null) => void,
) {
  // prettier-ignore
  const { sum, bias, value } = frame;
  const all = [...new Set([...SPELLED, ...(channel === null ? [] : [channel])])];
  const channels = all.sort((a, b) => a - b);
  const sign = (i: number) => {
    if (i === 0) return '';
    return channels[i] - channels[i - 1] > 1 ? '+ … + ' : '+ ';
  };
  return html`${channels.map(
      (each, i) =>
        html`${sign(i)}<span
            class="part ${each === channel ? 'pointed' : ''}"
            @pointerenter=${() => onPoint(each)}
            @pointerleave=${() => onPoint(null)}
            ><span class="input">${shown(pixel[each])}</span>·<span class="weights"
              >${factor(weights[each])}</span
            ></span
          > `,
    )}
    <span class="part">= ${shown(sum)},</span>
    <span class="part">plus <span class="weights">bias ${factor(bias)}</span></span>
    <span class="part">= <b class="output">${shown(value)}</b></span>`;
}
