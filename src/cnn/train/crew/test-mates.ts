import { type CrewPort, serveCrew } from './mate.ts';
import type { FromMate, ToMate } from './messages.ts';
import type { MatePort } from './seat.ts';

/** What a test does to a mate, besides letting it work. */
export interface Fate {
  /** Messages of work after which the mate dies without an answer; default never. */
  readonly diesAt?: number;
  /** How it dies: the platform tells, it throws, or nobody notices; default 'tells'. */
  readonly dies?: 'tells' | 'throws' | 'falls silent';
}

/** Mates in this thread that get copies of messages, as workers do; `fates` go by the order of their start. */
export function testMates(fates: readonly Fate[] = []) {
  const mates: { terminated: boolean; received: ToMate[] }[] = [];
  const start = (): MatePort => {
    const { diesAt = Infinity, dies = 'tells' } = fates[mates.length] ?? {};
    const mate = { terminated: false, received: [] as ToMate[] };
    mates.push(mate);
    let work = 0;
    let toMate: (message: ToMate) => void = () => undefined;
    let toCrew: (message: FromMate) => void = () => undefined;
    let died: (reason: string) => void = () => undefined;
    const port: CrewPort = {
      postMessage: (message, transfer) => {
        const copy = structuredClone(message, { transfer });
        queueMicrotask(() => toCrew(copy));
      },
      listen: (receive) => (toMate = receive),
    };
    serveCrew(port, () => Promise.resolve());
    const end = (id: number) => {
      if (dies === 'tells') died('it was killed');
      else if (dies === 'throws') toCrew({ type: 'failed', id, message: 'out of memory' });
    };
    return {
      postMessage: (message, transfer) => {
        const copy = structuredClone(message, { transfer });
        mate.received.push(copy);
        queueMicrotask(() => {
          if (mate.terminated) return;
          if (copy.type !== 'network' && ++work >= diesAt) end(copy.id);
          else toMate(copy);
        });
      },
      listen: (receive, end) => {
        toCrew = receive;
        died = end;
      },
      terminate: () => (mate.terminated = true),
    };
  };
  return { start, mates };
}
