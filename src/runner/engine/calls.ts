import { aborted, EngineError } from './engine-error.ts';
import type {
  CallName,
  Calls,
  EngineMessage,
  LateAnswer,
  PageMessage,
  PartialOf,
} from './protocol.ts';
import { type Wait, WAITS } from './waits.ts';

/** What a call may carry besides its arguments. */
export interface CallOptions<K extends CallName = CallName> {
  /** Gives the call up: it rejects at once with an `AbortError`, and the worker is told to stop. */
  readonly signal?: AbortSignal;
  /** Hears how far a long call is. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Hears each part of the result as it is done; the result itself holds them all. */
  readonly onPartial?: (part: PartialOf<K>) => void;
  /** Buffers that move to the worker instead of being copied; they are empty here afterwards. */
  readonly transfer?: readonly Transferable[];
}

interface OpenCall {
  readonly name: CallName;
  readonly onProgress?: CallOptions['onProgress'];
  readonly onPartial?: (part: never) => void;
  resolve(value: unknown): void;
  reject(error: EngineError): void;
}

type Answer = Extract<EngineMessage, { id: number }>;

/** The calls to one worker that are not answered yet. */
export class OpenCalls {
  private readonly calls = new Map<number, OpenCall>();
  /** Those that were given up, and whose end the worker has not told. */
  private readonly givenUp = new Map<number, CallName>();
  private lastId = 0;

  /**
   * @param late hears what came of a call that was given up too late.
   */
  constructor(
    private readonly post: (m: PageMessage, transfer: Transferable[]) => void,
    private readonly late: (answer: LateAnswer) => void,
  ) {}

  /** Whether a call that waits for this is unanswered. */
  has(wait: Wait): boolean {
    return [...this.calls.values()].some(({ name }) => WAITS[name] === wait);
  }

  start<K extends CallName>(
    name: K,
    args: Calls[K]['args'],
    { signal, onProgress, onPartial, transfer = [] }: CallOptions<K>,
  ): Promise<Calls[K]['result']> {
    if (signal?.aborted) return Promise.reject(aborted(name));
    const id = ++this.lastId;
    return new Promise<Calls[K]['result']>((resolve, reject) => {
      const giveUp = () => {
        this.post({ type: 'cancel', id }, []);
        this.givenUp.set(id, name);
        this.settle(id)?.reject(aborted(name));
      };
      const done = () => signal?.removeEventListener('abort', giveUp);
      this.calls.set(id, {
        name,
        onProgress,
        onPartial,
        resolve: (value) => (done(), resolve(value as Calls[K]['result'])),
        reject: (error) => (done(), reject(error)),
      });
      signal?.addEventListener('abort', giveUp);
      try {
        this.post({ type: 'call', id, name, args } as PageMessage, [...transfer]);
      } catch (error) {
        this.settle(id)?.reject(new EngineError(error as Error));
      }
    });
  }

  answer(message: Answer): void {
    if (message.type === 'progress') {
      this.calls.get(message.id)?.onProgress?.(message.done, message.total);
    } else if (message.type === 'partial') {
      this.calls.get(message.id)?.onPartial?.(message.value as never);
    } else if (message.type === 'result') {
      this.settle(message.id)?.resolve(message.value);
      const name = this.givenUp.get(message.id);
      if (name) this.late({ type: 'late', name, value: message.value } as LateAnswer);
    } else {
      this.settle(message.id)?.reject(new EngineError(message.error));
    }
    if (message.type !== 'progress' && message.type !== 'partial') this.givenUp.delete(message.id);
  }

  rejectAll(error: EngineError): void {
    for (const id of [...this.calls.keys()]) this.settle(id)?.reject(error);
  }

  private settle(id: number): OpenCall | undefined {
    const call = this.calls.get(id);
    this.calls.delete(id);
    return call;
  }
}
