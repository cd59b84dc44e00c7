import { html } from 'lit';
import {
  shippedNetworks,
  type Engine,
  type GradientAttack,
  type Look,
  type NetworkChoice,
  type SubjectImage,
} from '../../runner/engine/index.ts';
import { greatest, says } from '../attack/index.ts';

/** What another network says of an image and of the one that fools the first. */
export interface Transfer {
  readonly name: string;
  readonly before: Look;
  readonly after: Look;
}

/** The networks that are there besides the one in use. */
export async function otherNetworks(
  engine: Pick<Engine, 'call'>,
  inUse: NetworkChoice,
): Promise<readonly NetworkChoice[]> {
  const all: NetworkChoice[] = shippedNetworks().map((name) => ({ from: 'shipped', name }));
  if (await engine.call('trainedNetwork', {})) all.push({ from: 'trained' });
  return all.filter((each) => keyOf(each) !== keyOf(inUse));
}

/** Asks another network about both images. */
export async function tryOn(
  engine: Pick<Engine, 'call'>,
  network: NetworkChoice,
  image: SubjectImage,
  { changed }: GradientAttack,
): Promise<Transfer> {
  const fooling: SubjectImage = { from: 'own', name: 'changed', ...changed };
  const before = await engine.call('look', { network, image });
  const after = await engine.call('look', { network, image: fooling });
  return { name: nameOf(network), before, after };
}

/** One row a network; without any, why there is none. */
export function transferTable(rows: readonly Transfer[], label: number, asking: boolean) {
  if (rows.length === 0) {
    return html`<p class="empty" role="status">
      ${
        asking
          ? 'Asking …'
          : 'There is no other network here. Train one in the lesson on training, and come back.'
      }
    </p>`;
  }
  const fooled = ({ before, after }: Transfer) => {
    if (greatest(before.probabilities) !== label) return 'wrong before';
    return greatest(after.probabilities) === label ? 'no' : 'yes';
  };
  return html`<table class="small">
    <thead>
      <tr>
        <th scope="col">network</th>
        <th scope="col">of the original</th>
        <th scope="col">of the changed image</th>
        <th scope="col">fooled</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${row.name}</th>
            <td>${says(row.before.probabilities, row.before.classes)}</td>
            <td>${says(row.after.probabilities, row.after.classes)}</td>
            <td>${fooled(row)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function keyOf(network: NetworkChoice): string {
  return `${network.from}/${'name' in network ? network.name : ''}`;
}

function nameOf(network: NetworkChoice): string {
  return network.from === 'trained' ? 'trained by you' : network.name;
}
