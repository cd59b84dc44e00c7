import type { PageImage, PageNetwork } from '../../runner/engine/index.ts';
import { readSubject, writeSubject, type KeptSubject } from './kept-subject.ts';
import type { SharedSubject } from './shared-subject.ts';
import type { PageSubject, SubjectSource } from './subject.ts';

const KEY = 'convscope:subject';

/** What is looked at before anything is chosen. */
const FIRST_IMAGE: PageImage = { from: 'scene', label: 3, seed: 11 };

export interface SubjectSources {
  /** Gives the browser's storage, or throws where that is forbidden. */
  readonly storage: () => Storage;
  /** Names of the networks that ship, the one to begin with first. */
  readonly shipped: () => readonly string[];
  /** The step of the run that this browser keeps; null where it keeps none. */
  readonly keptStep: () => number | null;
}

/**
 * The network and the image in use, for every lesson that opens a network.
 *
 * What is chosen is kept in this browser; where that is not possible it lasts until the page is left.
 *
 * @example
 * const stop = subject.listen(({ network, image }) => show(network, image));
 * subject.set({ image: { from: 'scene', label: 8, seed: 3 } });
 */
export class SubjectStore implements SubjectSource {
  private chosen: Partial<KeptSubject> | null = null;
  private test: number | null = null;
  private readonly listeners = new Set<(subject: PageSubject) => void>();

  constructor(private readonly sources: SubjectSources) {}

  get current(): PageSubject {
    const { network, image = FIRST_IMAGE } = this.read();
    return { network: this.isThere(network) ? network : this.firstNetwork(), image };
  }

  /** The number of a CIFAR-10 test image that a link asks for and that is not here yet; null where none is. */
  get wantedTest(): number | null {
    return this.test;
  }

  /** Takes another network, another image, or both, as the reader chooses. */
  set(change: Partial<PageSubject>): void {
    this.change({ ...change, ...(change.image && { before: undefined }) });
  }

  /** Takes the image that a link asks for, or with null gives it up; the one in use stays then. */
  takeWanted(image: PageImage | null): void {
    if (image) this.change({ image });
    else this.test = null;
  }

  /** Calls a listener after every change, until what is returned is called. */
  listen(listener: (subject: PageSubject) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What a link can say of the network and image in use. */
  toShared(): SharedSubject {
    const { network, image } = this.current;
    return {
      ...(network?.from === 'shipped' && { network: network.name }),
      ...sharedImage(image),
    };
  }

  /** Takes what a link says; what it leaves out stays. A network that does not ship is left out. */
  takeShared({ network, image }: SharedSubject): void {
    const ships = network !== undefined && this.sources.shipped().includes(network);
    this.test = image?.from === 'test' ? image.index : null;
    const scene = image?.from === 'scenes' && image;
    this.change({
      ...(ships && { network: { from: 'shipped' as const, name: network } }),
      ...(scene && { image: { from: 'scene' as const, label: scene.label, seed: scene.seed } }),
    });
  }

  /** Takes the image that comes with the code of a link; what the reader had chosen is set aside. */
  takeLinked(image: NonNullable<SharedSubject['image']>): void {
    const { before = this.current.image } = this.read();
    this.chosen = { ...this.read(), before };
    this.takeShared({ image });
  }

  /** Returns to the image that the reader chose last, where a link has brought another since. */
  giveBack(): void {
    const { before } = this.read();
    if (before) this.set({ image: before });
  }

  private change(change: Partial<KeptSubject>): void {
    this.chosen = { ...this.read(), ...change };
    if (change.image) this.test = null;
    this.keep();
    this.tell();
  }

  private isThere(network: PageNetwork | null | undefined): network is PageNetwork {
    if (!network) return false;
    return network.from !== 'shipped' || this.sources.shipped().includes(network.name);
  }

  private firstNetwork(): PageNetwork | null {
    const [name] = this.sources.shipped();
    if (name !== undefined) return { from: 'shipped', name };
    return this.sources.keptStep() === null ? null : { from: 'trained' };
  }

  private read(): Partial<KeptSubject> {
    if (this.chosen) return this.chosen;
    try {
      this.chosen = readSubject(this.sources.storage().getItem(KEY));
    } catch {
      this.chosen = {};
    }
    return this.chosen;
  }

  private keep(): void {
    try {
      this.sources
        .storage()
        .setItem(KEY, writeSubject({ ...this.current, before: this.read().before }));
    } catch {
      // Forbidden or full: it lasts until the page is left.
    }
  }

  private tell(): void {
    const { current } = this;
    for (const listener of [...this.listeners]) listener(current);
  }
}

function sharedImage(image: PageImage): Pick<SharedSubject, 'image'> {
  if (image.from === 'scene') {
    return { image: { from: 'scenes', label: image.label, seed: image.seed } };
  }
  return image.from === 'cifar10' ? { image: { from: 'test', index: image.index } } : {};
}
