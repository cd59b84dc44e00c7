import type { chosenImage } from './chosen-image.ts';

type ChosenImage = typeof chosenImage;

/** The image in use on the page, whose code is fetched when a cell first has to do with it; fires `change`. */
class PageImage extends EventTarget {
  /** Null until it was fetched. */
  now: ChosenImage | null = null;
  private coming: Promise<ChosenImage> | null = null;

  /** Fetches it, once. @throws where it could not be had */
  load(): Promise<ChosenImage> {
    this.coming ??= this.fetch().catch((error: unknown) => {
      this.coming = null;
      throw error;
    });
    return this.coming;
  }

  private async fetch(): Promise<ChosenImage> {
    const { chosenImage } = await import('./chosen-image.ts');
    chosenImage.addEventListener('change', () => this.tell());
    this.now = chosenImage;
    this.tell();
    return chosenImage;
  }

  private tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** The one of this page. */
export const pageImage = new PageImage();
