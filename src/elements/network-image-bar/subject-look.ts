import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  Engine,
  Look,
  PageNetwork,
  Picture,
  SubjectNetwork,
} from '../../runner/engine/index.ts';
import type { PixelWorker } from '../../runner/pixels/index.ts';
import { takeNetworkFile } from '../network-choice/index.ts';
import { Latest, type PageSubject, type SubjectStore } from '../subject/index.ts';

/** What the look needs of the page. */
export interface LookOptions {
  readonly store: () => SubjectStore;
  readonly engine: () => Pick<Engine, 'call'>;
  readonly pixels: () => Pick<PixelWorker, 'call'>;
  /** Where the site's copy of CIFAR-10 is, if it has one. */
  readonly siteData: () => string;
  /** Hears of each answer. */
  readonly seen: (look: Look) => void;
}

/** Asks what the network in use says of the image in use, whenever one of them changes. */
export class SubjectLook implements ReactiveController {
  /** The network in use; null until it is loaded. */
  report: SubjectNetwork | null = null;
  /** What it says; null until it is asked. */
  look: Look | null = null;
  /** The image in use. */
  picture: Picture | null = null;
  /** What goes on, for the reader; empty where nothing does. */
  task = '';
  problem = '';

  private readonly latest = new Latest();
  private abort = new AbortController();
  private asked: PageSubject | null = null;
  private stop: (() => void) | null = null;
  private store: SubjectStore | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: LookOptions,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = null;
    this.store = null;
    this.abort.abort();
  }

  /** Follows the store from now on; called again it does nothing. */
  follow(): void {
    const store = this.options.store();
    if (this.store === store) return;
    this.stop?.();
    this.store = store;
    this.stop = store.listen(() => this.again());
    this.again();
  }

  /** Asks anew, after something failed say; what is being asked is given up. */
  again(): void {
    this.problem = '';
    this.abort.abort();
    const { signal } = (this.abort = new AbortController());
    void this.latest.run(() => this.ask(signal));
    this.host.requestUpdate();
  }

  /** Takes a network from a file, and keeps the one in use if it is none. */
  async takeFile(file: File): Promise<void> {
    this.problem = '';
    const { engine, store } = this.options;
    await this.doing(`Reading ${file.name}`, () => takeNetworkFile(file, engine(), store()));
  }

  private async ask(signal: AbortSignal): Promise<void> {
    const store = this.options.store();
    await this.doing('', async () => {
      const missing = await this.fetchWanted(store, signal);
      const { network, image } = store.current;
      const isNewImage = this.asked?.image !== image;
      const isNewNetwork = !isSame(this.asked?.network, network);
      if (isNewImage || isNewNetwork) this.look = null;
      if (isNewNetwork) this.report = null;
      this.asked = { network, image };
      this.problem = missing;
      if (this.look) return;
      if (isNewImage) await this.showPicture();
      if (!network) return;
      const engine = this.options.engine();
      if (!this.report) {
        this.say('Loading the network');
        this.report = await engine.call('useNetwork', { network }, { signal });
      }
      this.say('Asking the network');
      this.look = await engine.call('look', { network, image }, { signal });
      this.options.seen(this.look);
    });
  }

  /** The image as it is, before any network is there. */
  private async showPicture(): Promise<void> {
    const { image } = this.asked as PageSubject;
    if (image.from !== 'scene') this.picture = image;
    else {
      const { label, seed, knobs } = image;
      this.picture = await this.options.pixels().call('draw', { label, seed, knobs });
    }
    this.host.requestUpdate();
  }

  /** Gets the CIFAR-10 image that a link asks for; says so where it cannot be had. */
  private async fetchWanted(store: SubjectStore, signal: AbortSignal): Promise<string> {
    const first = store.wantedTest;
    if (first === null) return this.problem;
    const args = { baseUrl: this.options.siteData(), first, count: 1 };
    const page = await this.options.engine().call('cifar10Images', args, { signal });
    signal.throwIfAborted();
    const [image] = page?.images ?? [];
    store.takeWanted(image ?? null);
    if (image) return '';
    return `The link asks for CIFAR-10 test image ${first + 1}, and there is no CIFAR-10 here. Another image is in use.`;
  }

  private say(task: string): void {
    this.task = task;
    this.host.requestUpdate();
  }

  private async doing(task: string, work: () => Promise<void>): Promise<void> {
    this.say(task);
    try {
      await work();
    } catch (error) {
      const { name, message } = error as Error;
      if (name !== 'AbortError') this.problem = message;
    } finally {
      this.say('');
    }
  }
}

/** Choices are plain data, made anew each time. */
function isSame(a: PageNetwork | null | undefined, b: PageNetwork | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
