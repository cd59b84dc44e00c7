/** The engine worker: wires the page's messages to a workbench. */
import { onDeviceLost } from '../../../cnn/backend/index.ts';
import { nextTask } from '../../../cnn/train/index.ts';
import { TRIAL_ENGINE } from '../engine-name.ts';
import { type Calls, type EngineEvent, type EngineMessage, type PageMessage } from '../protocol.ts';
import { handlersFor } from './handlers.ts';
import { openBackend } from './open-backend.ts';
import { RememberedBackend } from './remembered-backend.ts';
import { Session } from './session.ts';
import { BrowserStorage } from './storage.ts';
import { TrialStorage } from './trial-storage.ts';
import { Workbench } from './workbench.ts';

const send = (message: EngineMessage) => self.postMessage(message);
const post = (event: EngineEvent) => send({ type: 'event', event });
const kept = new BrowserStorage();
const storage = self.name === TRIAL_ENGINE ? new TrialStorage(kept) : kept;
const backend = new RememberedBackend(storage, navigator.userAgent, openBackend);

const bench = new Workbench({
  post,
  storage,
  clock: () => performance.now(),
  breathe: nextTask,
  openBackend: async (args: Calls['open']['args']) => {
    const report = await backend.open(args);
    onDeviceLost((message) => {
      void bench.training.rescue().then(() => send({ type: 'deviceLost', message }));
    });
    return report;
  },
});

const session = new Session(handlersFor({ bench, storage, post }), send);
self.onmessage = ({ data }: MessageEvent<PageMessage>) => session.receive(data);
