import { type Network, parseNetwork } from '../../model/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import { variablesOf, writeFlat } from './flat.ts';
import type { FromMate, NetworkMessage, ToMate, Work } from './messages.ts';
import { doWork } from './work.ts';

/** A mate's way to its crew: one end of a worker. */
export interface CrewPort {
  postMessage(message: FromMate, transfer: ArrayBuffer[]): void;
  /** Is told of every message that comes from now on. */
  listen(receive: (message: ToMate) => void): void;
}

/**
 * Makes this thread a crew's mate: it computes what it is sent, one piece after the other.
 *
 * Call it before anything is waited for, so that no message is missed.
 *
 * @param open starts a tfjs backend.
 */
export function serveCrew(port: CrewPort, open: (backend: string) => Promise<unknown>): void {
  const mate = new Mate(port, open);
  port.listen((message) => mate.receive(message));
}

class Mate {
  private held: { network: Network; text: string } | null = null;
  private last: Promise<void> = Promise.resolve();
  /** Why the network that was sent last cannot be used; null where it can. */
  private trouble: Error | null = null;
  private backend: string | null = null;

  constructor(
    private readonly port: CrewPort,
    private readonly open: (backend: string) => Promise<unknown>,
  ) {}

  receive(message: ToMate): void {
    this.last = this.last.then(() =>
      message.type === 'network' ? this.takeOver(message) : this.answer(message),
    );
  }

  private async takeOver(message: NetworkMessage): Promise<void> {
    try {
      await this.hold(message);
      this.trouble = null;
    } catch (error) {
      this.trouble = error as Error;
    }
  }

  private async hold({ backend, text, weights, statistics }: NetworkMessage): Promise<void> {
    if (backend !== this.backend) await this.open(backend);
    const same = this.held?.text === text && backend === this.backend;
    this.backend = backend;
    if (!same) this.held?.network.dispose();
    const network = this.held && same ? this.held.network : parseNetwork(text);
    this.held = { network, text };
    writeFlat(variablesOf(network).learnt, weights);
    writeFlat(variablesOf(network).kept, statistics);
  }

  private async answer({ id, ...work }: Work & { readonly id: number }): Promise<void> {
    try {
      if (this.trouble) throw this.trouble;
      if (!this.held) throw new Error('no network was sent');
      const value = await doWork(work as Work, this.held.network);
      this.port.postMessage({ type: 'answer', id, value }, buffersOf(value));
    } catch (error) {
      const { message } = error as Error;
      const refused = error instanceof InputError;
      this.port.postMessage(
        refused ? { type: 'refused', id } : { type: 'failed', id, message },
        [],
      );
    }
  }
}

/** The memory of a message's lists of numbers, to be handed over and not copied. */
export function buffersOf(value: object): ArrayBuffer[] {
  return Object.values(value).flatMap((field: unknown): ArrayBuffer[] => {
    if (ArrayBuffer.isView(field)) return [field.buffer as ArrayBuffer];
    const list = Array.isArray(field) || typeof field !== 'object' || field === null;
    return list ? [] : buffersOf(field);
  });
}
