import { drawScene } from '../../../cnn/data/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type {
  PixelAnswer,
  PixelCall,
  PixelCallName,
  PixelCalls,
  PixelMessage,
} from '../protocol.ts';
import { shrink } from './shrink.ts';
import { Collection, type LongCall } from './collection.ts';

type Handlers = {
  readonly [K in PixelCallName]: (
    args: PixelCalls[K]['args'],
    call: LongCall,
  ) => PixelCalls[K]['result'] | Promise<PixelCalls[K]['result']>;
};

/** Answers the page's messages; knows nothing of workers, so that a test can drive it. */
export class PixelDesk {
  private collection: Collection | null = null;
  private readonly open = new Map<number, AbortController>();

  private readonly handlers: Handlers = {
    draw: (wish) => {
      const { shape, image } = drawScene(wish);
      return { shape, bytes: image };
    },
    shrink: ({ picture, size }) => shrink(picture, size),
    collect: async (wish, call) => {
      this.collection = await Collection.draw(wish, call);
      return this.collection.report;
    },
    neighbours: (wish) => this.collected('neighbours').neighbours(wish),
    measure: (wish, call) => this.collected('measure').measure(wish, call),
  };

  constructor(
    private readonly send: (answer: PixelAnswer) => void,
    private readonly breathe: () => Promise<void>,
  ) {}

  receive(message: PixelMessage): void {
    if (message.type === 'cancel') this.open.get(message.id)?.abort();
    else void this.answer(message);
  }

  private async answer<K extends PixelCallName>({ id, name, args }: PixelCall<K>): Promise<void> {
    const abort = new AbortController();
    this.open.set(id, abort);
    const progress = (done: number, total: number) =>
      this.send({ type: 'progress', id, done, total });
    try {
      const call = { signal: abort.signal, progress, breathe: this.breathe };
      const value = await this.handlers[name](args, call);
      this.send({ type: 'result', id, value });
    } catch (error) {
      this.send({ type: 'failed', id, message: (error as Error).message });
    } finally {
      this.open.delete(id);
    }
  }

  private collected(where: string): Collection {
    if (this.collection) return this.collection;
    throw new InputError(where, 'images to be collected first', 'none');
  }
}
