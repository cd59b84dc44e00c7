import { html } from 'lit';
import type { Pattern } from '../../steps/index.ts';

const RANGES = {
  n: ['N, convolutions in a block', 1, 3],
  m: ['M, blocks', 0, 6],
  k: ['K, hidden FC layers', 0, 3],
} as const;

/**
 * The pattern as a formula with its numbers, and fields for them; setting one makes all layers anew.
 *
 * @param pattern undefined where the layers follow none; the fields then begin from `otherwise`
 */
export function drawPattern(
  pattern: Pattern | undefined,
  otherwise: Pattern,
  onSet: (pattern: Pattern) => void,
) {
  const base = pattern ?? otherwise;
  const field = (name: keyof typeof RANGES) => {
    const [label, least, most] = RANGES[name];
    const onChange = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const value = Number(input.value);
      if (input.value !== '' && Number.isInteger(value) && value >= least && value <= most)
        onSet({ ...base, [name]: value });
      else input.value = pattern ? String(pattern[name]) : '';
    };
    return html`<label
      >${name.toUpperCase()}
      <input
        type="number"
        inputmode="numeric"
        aria-label=${label}
        min=${least}
        max=${most}
        .value=${pattern ? String(pattern[name]) : ''}
        @change=${onChange}
    /></label>`;
  };
  return html`<p class="formula">${formula(pattern)}</p>
    <div class="pattern" role="group" aria-label="Pattern">
      ${field('n')} ${field('m')}
      <label
        ><input
          type="checkbox"
          .checked=${base.pool}
          @change=${(event: Event) =>
            onSet({ ...base, pool: (event.target as HTMLInputElement).checked })}
        />
        POOL</label
      >
      ${field('k')}
      <span class="soft small"
        >${
          pattern
            ? 'A change here makes all layers anew.'
            : 'Your layers follow no such pattern. A number here makes them anew.'
        }</span
      >
    </div>`;
}

function formula(pattern: Pattern | undefined) {
  const power = (letter: 'n' | 'm' | 'k') =>
    html`<sup>${pattern ? pattern[letter] : html`<var>${letter.toUpperCase()}</var>`}</sup>`;
  const pool = pattern ? (pattern.pool ? '-POOL' : '') : '-POOL?';
  return html`[(CONV-RELU)${power('n')}${pool}]${power('m')}-(FC-RELU)${power('k')}-FC-SOFTMAX`;
}
