/** Computes for the thread that trains, until it is ended. */
import { parentPort } from 'node:worker_threads';
import '../native/index.ts';
import { type BackendName, ready } from '../../src/cnn/backend/index.ts';
import { serveCrew, type ToMate } from '../../src/cnn/train/index.ts';

const port = parentPort;
if (!port) throw new Error('mate.ts runs in a worker thread only');
serveCrew(
  {
    postMessage: (message, transfer) => port.postMessage(message, transfer),
    listen: (receive) => port.on('message', (message: ToMate) => receive(message)),
  },
  (backend) => ready({ backend: backend as BackendName }),
);
