import { css, html, LitElement } from 'lit';
import { type PageNetwork, shippedNetworks } from '../../runner/engine/index.ts';
import { controls } from '../scale/index.ts';
import { localNote } from '../subject/index.ts';
import { networkName } from './network-name.ts';

/**
 * Names the network in use and offers the others: those that ship, the one that was trained here, one from a file.
 *
 * @slot - what is said of the network in use
 * @event network-pick - `{ network }`, a `PageNetwork`
 * @event network-file - `{ file }`, which may be no network
 */
export class NetworkChoiceElement extends LitElement {
  static override styles = [
    controls,
    css`
      label {
        display: block;
        font-weight: 600;
      }
      select {
        inline-size: 100%;
        max-inline-size: 20rem;
      }
      input[type='file'] {
        min-inline-size: 0;
        inline-size: 100%;
      }
    `,
  ];

  static override properties = {
    network: { attribute: false },
  };

  /** The network in use; null where there is none. */
  declare network: PageNetwork | null;

  constructor() {
    super();
    this.network = null;
  }

  /** The networks to choose from, the one in use among them. */
  private get networks(): readonly PageNetwork[] {
    const { network } = this;
    const all: PageNetwork[] = shippedNetworks().map((name) => ({ from: 'shipped', name }));
    if (localNote.read() !== null || network?.from === 'trained') all.push({ from: 'trained' });
    if (network?.from === 'file') all.push(network);
    return all;
  }

  private readonly choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const network = this.networks.find((each) => keyOf(each) === value);
    if (network) this.dispatchEvent(new CustomEvent('network-pick', { detail: { network } }));
  };

  private readonly give = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.dispatchEvent(new CustomEvent('network-file', { detail: { file } }));
    // The same file chosen again, mended meanwhile, counts as a choice.
    input.value = '';
  };

  private renderList(network: PageNetwork) {
    return html`<select id="network" @change=${this.choose}>
      ${this.networks.map(
        (each) =>
          html`<option value=${keyOf(each)} .selected=${keyOf(each) === keyOf(network)}>
            ${networkName(each, localNote.read())}
          </option>`,
      )}
    </select>`;
  }

  override render() {
    const { network } = this;
    return html`<label for="network">Network</label>
      ${
        network
          ? this.renderList(network)
          : html`<p class="empty">
              There is no network yet. Train one in the lesson on training, or open a file.
            </p>`
      }
      <slot></slot>
      <p class="small">
        <span id="open">Or open one from a file</span>
        <input type="file" accept=".safetensors" aria-labelledby="open" @change=${this.give} />
      </p>`;
  }
}

/** A network's value in the list. */
function keyOf(network: PageNetwork): string {
  return `${network.from}/${'name' in network ? network.name : ''}`;
}
