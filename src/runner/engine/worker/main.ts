/** The engine worker: wires the page's messages to a workbench, or computes for the engine that started it. */
import { onDeviceLost } from '../../../cnn/backend/index.ts';
import { nextTask } from '../../../cnn/train/index.ts';
import { TRIAL_ENGINE } from '../engine-name.ts';
import type { Calls, EngineEvent, EngineMessage, PageMessage } from '../protocol.ts';
import { everySecond } from '../watchdog.ts';
import { handlersFor } from './handlers.ts';
import { isMate, serveEngine, startMate } from './mate.ts';
import { openBackend } from './open-backend.ts';
import { RememberedBackend } from './remembered-backend.ts';
import { Session } from './session.ts';
import { Staff } from './staff.ts';
import { BrowserStorage } from './storage.ts';
import { TrialStorage } from './trial-storage.ts';
import { Workbench } from './workbench.ts';

if (isMate()) serveEngine();
else openEngine();

function openEngine(): void {
  const send = (message: EngineMessage) => self.postMessage(message);
  const post = (event: EngineEvent) => send({ type: 'event', event });
  const kept = new BrowserStorage();
  const storage = self.name === TRIAL_ENGINE ? new TrialStorage(kept) : kept;
  const backend = new RememberedBackend(storage, navigator.userAgent, openBackend);

  const staff = new Staff({
    startMate,
    cores: navigator.hardwareConcurrency ?? 1,
    storage,
    machine: navigator.userAgent,
    post,
    ticker: everySecond,
  });

  const bench = new Workbench({
    post,
    storage,
    clock: () => performance.now(),
    breathe: nextTask,
    openBackend: async (args: Calls['open']['args']) => {
      const report = await backend.open(args);
      send({ type: 'opened', backend: report.backend });
      onDeviceLost((message) => {
        void bench.training.rescue().then(() => send({ type: 'deviceLost', message }));
      });
      return report;
    },
    staff,
  });

  const session = new Session(handlersFor({ bench, storage, post }), send);
  self.onmessage = ({ data }: MessageEvent<PageMessage>) => session.receive(data);
}
