import { Worker } from 'node:worker_threads';
import { Crew, type CrewOptions, type MatePort } from '../../src/cnn/train/index.ts';

/** A crew of this thread and `workers − 1` others of Node. */
export function threadCrew(
  { workers, shards }: Pick<CrewOptions, 'workers' | 'shards'>,
  onLoss: (reason: string) => void,
): Crew {
  return new Crew({ start: startThread, workers, shards, onLoss });
}

function startThread(): MatePort {
  const thread = new Worker(new URL('./mate.mjs', import.meta.url));
  return {
    postMessage: (message, transfer) => thread.postMessage(message, transfer),
    listen: (receive, died) => {
      thread.on('message', receive);
      thread.on('error', ({ message }) => died(message));
      thread.on('exit', (code) => died(`its thread ended with ${code}`));
    },
    terminate: () => void thread.terminate(),
  };
}
