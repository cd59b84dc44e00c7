import { Engine } from './client.ts';
import { ENGINE, TRIAL_ENGINE } from './engine-name.ts';

let shared: Engine | null = null;

/** The one engine of this page; its worker, and tfjs with it, loads with the first call. */
export function sharedEngine(): Engine {
  if (shared) return shared;
  const engine = new Engine({ start: () => startWorker(ENGINE) });
  keepWhenHidden(engine);
  shared = engine;
  return engine;
}

/** An engine for small trials beside the shared one; it keeps no run. Whoever makes it drops it. */
export function trialEngine(): Engine {
  return new Engine({ start: () => startWorker(TRIAL_ENGINE) });
}

function startWorker(name: string): Worker {
  return new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module', name });
}

/** A hidden page may be closed without another word. */
function keepWhenHidden(engine: Engine): void {
  const keep = () => {
    if (engine.running) engine.call('keep', {}).catch(() => undefined);
  };
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}
