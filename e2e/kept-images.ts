import { expect, type Page } from '@playwright/test';

/** Waits until the browser has kept all of an archive, which goes on after it is read. */
export async function untilKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(keepsImages)).toBe(true);
}

function keepsImages(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('convscope');
    opening.onerror = () => reject(opening.error!);
    opening.onsuccess = () => {
      const label = opening.result.transaction('engine').objectStore('engine').get('images');
      label.onerror = () => reject(label.error!);
      label.onsuccess = () => {
        opening.result.close();
        resolve(Boolean(label.result));
      };
    };
  });
}
