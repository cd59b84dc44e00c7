import type { FromMate, NetworkMessage, ToMate, Work } from './messages.ts';
import { buffersOf } from './mate.ts';

/** A crew's way to one mate: a worker, seen from outside. */
export interface MatePort {
  postMessage(message: ToMate, transfer: ArrayBuffer[]): void;
  /** Is told of every message, and of the mate's end where the platform notices it. */
  listen(receive: (message: FromMate) => void, died: (reason: string) => void): void;
  terminate(): void;
}

/** A piece of work that is out. */
export interface Errand {
  readonly network: NetworkMessage;
  /** Made anew for each mate that gets it: what was sent is handed over. */
  readonly work: () => Work;
  /** What came of it. */
  readonly settle: (value: never) => void;
  /** Nobody did it. */
  readonly giveBack: () => void;
  /** How many mates died of it so far. */
  deaths: number;
}

/** Mates that may die in a row without one answer, until nobody is sent after them. */
const LAST_DEATH = 2;

/** How much longer a mate may be silent while it starts: it fetches its script, and starts a backend. */
const STARTING = 6;

/** A place for a mate: one that dies is replaced, and gets the work that was out. */
export class Seat {
  private port: MatePort | null = null;
  private holds: NetworkMessage | null = null;
  private out = new Map<number, Errand>();
  private quietBeats = 0;
  private deaths = 0;
  /** Whether whoever sits here has answered, and so has started. */
  private answered = false;
  /** The beats that the slowest answer took. */
  private slowest = 0;
  private next = 0;

  /**
   * @param lost nobody will sit here any more.
   */
  constructor(
    private readonly start: () => MatePort,
    private readonly lost: (reason: string) => void,
  ) {}

  /** Whether somebody sits here, or will. */
  get taken(): boolean {
    return this.deaths < LAST_DEATH;
  }

  /** Whether an answer is waited for. */
  get busy(): boolean {
    return this.out.size > 0;
  }

  /** Gives work to whoever sits here. */
  send(errand: Errand): void {
    if (!this.taken) return errand.giveBack();
    try {
      this.port ??= this.seat();
      const { port } = this;
      if (this.holds !== errand.network) port.postMessage(errand.network, []);
      this.holds = errand.network;
      const id = this.next++;
      if (!this.busy) this.quietBeats = 0;
      this.out.set(id, errand);
      const work = errand.work();
      port.postMessage({ id, ...work }, buffersOf(work));
    } catch (error) {
      this.replace((error as Error).message, errand);
    }
  }

  /** Counts that a while went by; a mate that has work and was silent for too many of them counts as dead. */
  beat(patience: number): void {
    const most = Math.max(2 * this.slowest, this.answered ? patience : STARTING * patience);
    if (!this.busy || ++this.quietBeats < most) return;
    // It may only have been slow: the next one is given more time.
    if (this.answered) this.slowest = most;
    this.replace('it did not answer');
  }

  /** Ends the mate; what was out comes back undone. */
  clear(): void {
    const errands = this.dismiss();
    errands.forEach(({ giveBack }) => giveBack());
  }

  private seat(): MatePort {
    const port = this.start();
    port.listen(
      (message) => {
        if (port === this.port) this.receive(message);
      },
      (reason) => {
        if (port === this.port) this.replace(reason);
      },
    );
    return port;
  }

  private receive(message: FromMate): void {
    if (this.answered) this.slowest = Math.max(this.slowest, this.quietBeats);
    this.answered = true;
    this.quietBeats = 0;
    const errand = this.out.get(message.id);
    if (!errand) return;
    if (message.type === 'failed') return this.replace(message.message);
    this.out.delete(message.id);
    this.deaths = 0;
    if (message.type === 'answer') errand.settle(message.value as never);
    // Whoever asked does it itself, and so gets the reason as an error.
    else errand.giveBack();
  }

  /** Another mate in place of one that is of no use any more, with its work and `more`. */
  private replace(reason: string, more?: Errand): void {
    const errands = this.dismiss();
    if (more && !errands.includes(more)) errands.push(more);
    this.deaths++;
    if (!this.taken) this.lost(reason);
    for (const errand of errands) {
      // What two mates died of is not put upon a third.
      if (++errand.deaths < LAST_DEATH) this.send(errand);
      else errand.giveBack();
    }
  }

  private dismiss(): Errand[] {
    const errands = [...this.out.values()];
    this.port?.terminate();
    this.port = null;
    this.holds = null;
    this.answered = false;
    this.out.clear();
    return errands;
  }
}
