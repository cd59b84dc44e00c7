import type { Engine } from '../../runner/engine/index.ts';
import type { SubjectStore } from '../subject/index.ts';

/**
 * Puts the network of a file in use on the page.
 *
 * @throws what the engine says of a file that holds no network; the one in use stays then
 */
export async function takeNetworkFile(
  file: File,
  engine: Pick<Engine, 'call'>,
  store: SubjectStore,
): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await engine.call('takeNetwork', { name: file.name, bytes });
  store.set({ network: { from: 'file', name: file.name } });
}
