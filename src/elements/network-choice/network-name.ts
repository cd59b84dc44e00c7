import type { PageNetwork } from '../../runner/engine/index.ts';

/** What a network is called; `step` is that of the run that was trained here, where it is known. */
export function networkName(network: PageNetwork, step: number | null): string {
  switch (network.from) {
    case 'shipped':
      return network.name;
    case 'file':
      return `file ${network.name}`;
    default:
      return step === null ? 'trained by you' : `trained by you, ${step} steps`;
  }
}
