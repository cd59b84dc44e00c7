import type { Engine } from '../../runner/engine/index.ts';
import type { SubjectStore } from '../subject/index.ts';

/** The file that was given last, by the page's store. */
const newest = new WeakMap<SubjectStore, File>();

/**
 * Puts the network of a file in use on the page, unless another is chosen while it is read.
 *
 * @throws what the engine says of a file that holds no network; the one in use stays then
 */
export async function takeNetworkFile(
  file: File,
  engine: Pick<Engine, 'call'>,
  store: SubjectStore,
): Promise<void> {
  newest.set(store, file);
  const before = JSON.stringify(store.current.network);
  let chosen = false;
  const stop = store.listen(({ network }) => (chosen ||= JSON.stringify(network) !== before));
  const isOvertaken = () => chosen || newest.get(store) !== file;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // The engine holds one file, the last that it was given.
    if (isOvertaken()) return;
    await engine.call('takeNetwork', { name: file.name, bytes });
    if (isOvertaken()) return;
  } catch (error) {
    if (isOvertaken()) return;
    throw error;
  } finally {
    stop();
  }
  const { name, lastModified: written } = file;
  store.set({ network: { from: 'file', name, written } });
}
