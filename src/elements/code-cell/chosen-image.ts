import type { SharedImage } from '../../lesson/share-link/index.ts';
import { sharedEngine, type PageImage } from '../../runner/engine/index.ts';
import type { ChosenImage } from '../../runner/sandbox/index.ts';
import { subject } from '../subject/index.ts';

/** The image in use on the page, as cells and links take it; fires `change`. */
class Chosen extends EventTarget {
  constructor() {
    super();
    subject.listen(() => this.dispatchEvent(new Event('change')));
  }

  /** The same text for the same image only. */
  get name(): string {
    const { image } = subject.current;
    if (subject.wantedTest !== null) return `test ${subject.wantedTest}`;
    return 'bytes' in image ? `${image.from} ${contents(image.bytes)}` : JSON.stringify(image);
  }

  /** What a link says of it; null where it is a picture of the reader's own, which is in no link. */
  get shared(): SharedImage | null {
    if (subject.wantedTest !== null) return { from: 'test', index: subject.wantedTest };
    return subject.toShared().image ?? null;
  }

  /** Takes what a link says, and sets aside what the reader had chosen. */
  take(image: SharedImage): void {
    subject.takeLinked(image);
  }

  /** Returns to what the reader had chosen. */
  giveBack(): void {
    subject.giveBack();
  }

  /** The image for a cell; a test image that a link asked for is looked up first. */
  async give(): Promise<ChosenImage> {
    const index = subject.wantedTest;
    if (index === null) return chosen(subject.current.image);
    const baseUrl = new URL('../data/cifar10/', document.baseURI).href;
    const page = await sharedEngine().call('cifar10Images', { baseUrl, first: index, count: 1 });
    const image = page?.images[0];
    if (!image) return { from: 'nowhere', reason: whyMissing(index, page?.total ?? null) };
    subject.takeWanted(image);
    return chosen(image);
  }
}

/** The one of this page. */
export const chosenImage = new Chosen();

/** @param total how many test images there are; null where CIFAR-10 is not in this browser */
function whyMissing(index: number, total: number | null): string {
  const wish = `test image ${index + 1} is chosen`;
  return total === null
    ? `expected CIFAR-10 in this browser, since ${wish}, got none; give the archive or choose another image`
    : `expected a CIFAR-10 test image from 1 to ${total}, but ${wish}; choose another image`;
}

function chosen(image: PageImage): ChosenImage {
  if (image.from !== 'scene') return { from: 'pixels', shape: image.shape, bytes: image.bytes };
  const { label, seed, knobs = {} } = image;
  return { from: 'scene', label, seed, knobs: { ...knobs } };
}

/** Numbers that tell pictures apart: their count, their sum, and one that depends on their order. */
function contents(bytes: Uint8Array): string {
  let [sum, placed] = [0, 0];
  bytes.forEach((byte) => {
    sum += byte;
    placed = (placed * 31 + byte) % 4_294_967_291;
  });
  return `${bytes.length} ${sum} ${placed}`;
}
