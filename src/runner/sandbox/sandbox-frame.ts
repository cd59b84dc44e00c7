import { PROTOCOL, type Hello, type HostMessage, type RelayMessage } from './protocol/index.ts';

/** Milliseconds in which the frame's relay must answer the first time. */
const HANDSHAKE_MS = 4000;

/** What to put into the frame: a document as text, or the URL of one. */
export type FrameSource = { readonly document: string } | { readonly url: string };

export interface FrameEvents {
  receive(message: RelayMessage): void;
  /** The frame went away from its document; it is removed already. */
  lost(): void;
}

/** The locked frame on the page: an opaque origin with its own policy, and one port to its relay. */
export class SandboxFrame {
  private readonly element: HTMLIFrameElement;
  private port: MessagePort | null = null;
  private loads = 0;

  private constructor(
    page: Document,
    source: FrameSource,
    private readonly events: FrameEvents,
  ) {
    this.element = page.createElement('iframe');
    // Before it is in the page: a frame takes its sandbox when it begins to load.
    this.element.setAttribute('sandbox', 'allow-scripts');
    this.element.setAttribute('aria-hidden', 'true');
    this.element.title = 'Sandbox for the code cells';
    this.element.tabIndex = -1;
    this.element.style.setProperty('display', 'none', 'important');
    if ('document' in source) this.element.srcdoc = source.document;
    else this.element.src = source.url;
  }

  /**
   * Puts a frame into the page and shakes hands with its relay.
   *
   * @throws Error when the relay does not answer, as under a page's policy that forbids its script.
   */
  static async open(
    page: Document,
    source: FrameSource,
    events: FrameEvents,
  ): Promise<SandboxFrame> {
    const frame = new SandboxFrame(page, source, events);
    try {
      await frame.shakeHands(page);
      return frame;
    } catch (error) {
      frame.remove();
      throw error;
    }
  }

  /** Whether it is still where it was put; a page may take it out, and then nothing tells us. */
  get connected(): boolean {
    return this.element.isConnected;
  }

  send(message: HostMessage): void {
    this.port?.postMessage(message);
  }

  /** Takes the frame out of the page, and every worker in it with it; needs no answer. */
  remove(): void {
    this.port?.close();
    this.port = null;
    this.element.remove();
  }

  private shakeHands(page: Document): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the frame did not answer')), HANDSHAKE_MS);
      const greeted = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.element.addEventListener('load', () => this.loaded(greeted));
      (page.body ?? page.documentElement).append(this.element);
    });
  }

  private loaded(greeted: () => void): void {
    // The port is handed over once: a frame that loads again is no longer ours.
    if (++this.loads > 1) {
      this.remove();
      this.events.lost();
      return;
    }
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = ({ data }: MessageEvent<RelayMessage>) => {
      if (data.type === 'hello') {
        // A frame of another version is not spoken to; the handshake then times out.
        if (data.convscope === PROTOCOL) greeted();
      } else this.events.receive(data);
    };
    const hello: Hello = { convscope: PROTOCOL };
    // The frame's origin is opaque, so no other target origin can be named.
    this.element.contentWindow?.postMessage(hello, '*', [port2]);
  }
}
