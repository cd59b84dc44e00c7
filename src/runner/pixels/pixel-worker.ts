import type { PixelAnswer, PixelCallName, PixelCalls, PixelMessage } from './protocol.ts';

/** The part of a `Worker` that is used. */
export interface PixelPort {
  postMessage(message: PixelMessage): void;
  onmessage: ((event: MessageEvent<PixelAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** What a call may carry besides its arguments. */
export interface PixelCallOptions {
  /** Gives the call up: it rejects at once with an `AbortError`, and the worker is told to stop. */
  readonly signal?: AbortSignal;
  /** Hears how far a long call is. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface OpenCall extends PixelCallOptions {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The page's side of the pixel worker; it starts with the first call, and again after it was lost.
 *
 * @example
 * const { shape, bytes } = await sharedPixels().call('draw', { label: 3, seed: 7, size: 64 });
 */
export class PixelWorker {
  private readonly calls = new Map<number, OpenCall>();
  private port: PixelPort | null = null;
  private lastId = 0;

  constructor(private readonly start: () => PixelPort) {}

  /** Asks for something; rejects with an `Error` whose message is for people. */
  call<K extends PixelCallName>(
    name: K,
    args: PixelCalls[K]['args'],
    options: PixelCallOptions = {},
  ): Promise<PixelCalls[K]['result']> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const port = this.connect();
      const stop = () => {
        port.postMessage({ type: 'cancel', id });
        this.calls.delete(id);
        reject(new DOMException(`${name}: stopped`, 'AbortError'));
      };
      if (options.signal?.aborted) return stop();
      options.signal?.addEventListener('abort', stop, { once: true });
      const done = () => options.signal?.removeEventListener('abort', stop);
      this.calls.set(id, {
        ...options,
        resolve: (value) => (done(), resolve(value as PixelCalls[K]['result'])),
        reject: (error) => (done(), reject(error)),
      });
      port.postMessage({ type: 'call', id, name, args } as PixelMessage);
    });
  }

  private connect(): PixelPort {
    if (this.port) return this.port;
    const port = this.start();
    port.onmessage = ({ data }) => this.receive(data);
    port.onerror = (event) => this.lose(event.message || 'its script did not load');
    return (this.port = port);
  }

  private receive(answer: PixelAnswer): void {
    const call = this.calls.get(answer.id);
    if (answer.type === 'progress') return call?.onProgress?.(answer.done, answer.total);
    this.calls.delete(answer.id);
    if (answer.type === 'result') call?.resolve(answer.value);
    else call?.reject(new Error(answer.message));
  }

  private lose(reason: string): void {
    this.port?.terminate();
    this.port = null;
    for (const call of this.calls.values())
      call.reject(new Error(`The drawing stopped: ${reason}`));
    this.calls.clear();
  }
}
