import { Engine } from './client.ts';

let shared: Engine | null = null;

/** The one engine of this page; its worker, and tfjs with it, loads with the first call. */
export function sharedEngine(): Engine {
  if (shared) return shared;
  const engine = new Engine({
    start: () =>
      new Worker(new URL('./worker/main.ts', import.meta.url), {
        type: 'module',
        name: 'convscope engine',
      }),
  });
  keepWhenHidden(engine);
  shared = engine;
  return engine;
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
