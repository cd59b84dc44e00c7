import { html } from 'lit';

/** What may be chosen, with its name. */
export type Choices<T extends string | number> = readonly (readonly [T, string])[];

/** A named list to choose from. */
export function choose<T extends string | number>(
  name: string,
  choices: Choices<T>,
  chosen: T,
  take: (value: T) => void,
) {
  const change = (event: Event) => {
    const { selectedIndex } = event.target as HTMLSelectElement;
    take(choices[selectedIndex][0]);
  };
  return html`<label
    >${name}
    <select @change=${change}>
      ${choices.map(
        ([value, text]) =>
          html`<option value=${String(value)} .selected=${value === chosen}>${text}</option>`,
      )}
    </select>
  </label>`;
}

/** Where an attack may lead: −1 for any wrong class. */
export const ANY = -1;

/** A list of the classes to aim at; the image's own is left out. */
export function chooseTarget(
  names: readonly string[],
  own: number | null,
  chosen: number,
  take: (target: number) => void,
) {
  const classes = names.map((name, label): readonly [number, string] => [label, name]);
  const others = classes.filter(([label]) => label !== own);
  return choose('Make it', [[ANY, 'anything else'], ...others], chosen, take);
}
