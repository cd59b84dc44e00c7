import type { CallName, EngineMessage, PageMessage, PlainError } from '../protocol.ts';
import type { CallContext } from './call-context.ts';
import type { Handlers } from './handlers.ts';

type CallMessage = Extract<PageMessage, { type: 'call' }>;
type Handler = (args: Calls, context: CallContext<unknown>) => Promise<unknown>;
type Calls = CallMessage['args'];

/** One page's conversation with the engine: every call gets one answer, and may be given up. */
export class Session {
  private readonly calls = new Map<number, AbortController>();

  constructor(
    private readonly handlers: Handlers,
    private readonly post: (message: EngineMessage) => void,
  ) {}

  receive(message: PageMessage): void {
    switch (message.type) {
      case 'call':
        void this.answer(message);
        return;
      case 'cancel':
        this.calls.get(message.id)?.abort();
        return;
      default:
        message satisfies never;
    }
  }

  private async answer({ id, name, args }: CallMessage): Promise<void> {
    const abort = new AbortController();
    this.calls.set(id, abort);
    const { signal } = abort;
    const progress = (done: number, total: number) =>
      this.post({ type: 'progress', id, done, total });
    const partial = (value: unknown) => {
      // Nobody hears the parts of what was given up.
      if (!signal.aborted) this.post({ type: 'partial', id, value });
    };
    try {
      const value = await this.handler(name)(args, { signal, progress, partial });
      this.post({ type: 'result', id, value });
    } catch (error) {
      this.post({ type: 'failed', id, error: plainError(error) });
    } finally {
      this.calls.delete(id);
    }
  }

  /** The table is typed by name; that `args` belong to `name` is the page's word. */
  private handler(name: CallName): Handler {
    return this.handlers[name] as Handler;
  }
}

function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: error.name, message: error.message };
}
