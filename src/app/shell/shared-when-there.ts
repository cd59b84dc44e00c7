import type { ProgressStore } from '../../elements/progress/index.ts';
import { isShareLink } from '../../lesson/share-link/link-mark.ts';

/** Fetches what takes code of links when the address has some, or a link has set something aside here. */
export function sharedWhenThere(page: Document, progress: ProgressStore): void {
  let isWired = false;
  const look = async (): Promise<void> => {
    const isAside = () => progress.entries().some(({ kind }) => kind === 'aside');
    if (isWired || !(isShareLink(location.hash) || isAside())) return;
    isWired = true;
    try {
      const { wireSharedCode } = await import('./shared-code.ts');
      wireSharedCode(page, progress);
    } catch {
      // The network is gone; the address still has the code, and the next change tries again.
      isWired = false;
    }
  };
  addEventListener('hashchange', () => void look());
  progress.listen((change) => {
    if (change !== 'own') void look();
  });
  void look();
}
