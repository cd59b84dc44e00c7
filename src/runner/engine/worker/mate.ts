import { type FromMate, type MatePort, serveCrew, type ToMate } from '../../../cnn/train/index.ts';
import { MATE } from '../engine-name.ts';
import type { BackendName } from '../protocol.ts';
import { openBackend } from './open-backend.ts';

/** A lock of this engine: it is free when the engine is gone. */
const LIFE = `${MATE} of ${crypto.randomUUID()}`;
let held = false;

/** Starts a mate of this engine: the engine's own script, which the browser has, under another name. */
export function startMate(): MatePort {
  holdLife();
  const worker = new Worker(self.location.href, { type: 'module', name: MATE + LIFE });
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    listen: (receive, died) => {
      worker.onmessage = ({ data }: MessageEvent<FromMate>) => receive(data);
      worker.onmessageerror = () => died('a message could not be read');
      worker.onerror = (event) => {
        event.preventDefault?.();
        died(event.message || 'its script did not load');
      };
    },
    terminate: () => worker.terminate(),
  };
}

/** Whether this script was started as a mate. */
export function isMate(): boolean {
  return self.name.startsWith(MATE);
}

/** Computes for the engine that started this worker, as long as there is one. */
export function serveEngine(): void {
  serveCrew(
    {
      postMessage: (message, transfer) => self.postMessage(message, { transfer }),
      listen: (receive) => {
        self.onmessage = ({ data }: MessageEvent<ToMate>) => receive(data);
      },
    },
    (backend) => openBackend({ backend: backend as BackendName }),
  );
  // Firefox lets a worker live whose parent was terminated.
  void navigator.locks?.request(self.name.slice(MATE.length), () => self.close());
}

function holdLife(): void {
  if (held) return;
  held = true;
  void navigator.locks?.request(LIFE, () => new Promise<never>(() => undefined));
}
