import type { ProgressStore } from '../../elements/progress/index.ts';
import type * as drawer from './progress-drawer.ts';

/** The module with the drawer. */
type DrawerModule = Pick<typeof drawer, 'wireProgress'>;

/**
 * Fetches what drives the drawer with what is done when that is first asked for; at once where something
 * is done, since lessons begun and done are marked.
 */
export function progressWhenAsked(
  page: Document,
  progress: ProgressStore,
  load: () => Promise<DrawerModule> = () => import('./progress-drawer.ts'),
): void {
  if (!page.querySelector('dialog.progress')) return;
  let isWired = false;
  let coming: Promise<void> | null = null;
  const wire = (): Promise<void> => {
    coming ??= load().then(
      ({ wireProgress }) => {
        isWired = true;
        wireProgress(page, progress);
      },
      () => void (coming = null),
    );
    return coming;
  };
  for (const opener of page.querySelectorAll<HTMLElement>('.open-progress')) {
    opener.hidden = false;
    for (const sign of ['pointerenter', 'focus']) opener.addEventListener(sign, () => void wire());
    opener.addEventListener('click', async () => {
      if (isWired) return;
      await wire();
      // The drawer hears clicks now, and this one was meant for it; without the network nothing opens.
      if (isWired) opener.click();
    });
  }
  progress.listen((change) => {
    if (change !== 'own') void wire();
  });
  if (progress.entries().length > 0) void wire();
}
