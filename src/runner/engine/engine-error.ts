import type { PlainError } from './protocol.ts';

/**
 * An error of the engine on the page's side: `name` and `message` are those it had in the worker.
 *
 * `name` is `InputError`, `DataError`, `DivergedError`, `AbortError`, `EngineLostError` or `Error`.
 */
export class EngineError extends Error {
  constructor({ name, message }: PlainError) {
    super(message);
    this.name = name;
  }
}

/** The worker died, or never came up: whatever was asked of it will not be answered. */
export function engineLost(reason: string): EngineError {
  return new EngineError({ name: 'EngineLostError', message: `the engine stopped: ${reason}` });
}

/** What a call that was given up rejects with. */
export function aborted(name: string): EngineError {
  return new EngineError({ name: 'AbortError', message: `${name} was cancelled` });
}
