const CLOSED = 'a cell has no network: it works on what the lesson gives it';

/**
 * Takes away what a cell has no use for, and answers the rest in words.
 *
 * The wall is the frame's policy, not this: without `postMessage` a cell cannot flood the relay, and
 * with these functions a student reads a sentence where the policy would only say no.
 * Only `Worker` is more than that: Firefox does not end a nested worker with its parent.
 */
export function lockRealm(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of ['postMessage', 'close']) {
    for (let at: object | null = scope; at; at = Object.getPrototypeOf(at) as object | null) {
      Reflect.deleteProperty(at, name);
    }
  }
  const fetch = scope.fetch as typeof globalThis.fetch;
  scope.fetch = (input: unknown, options?: RequestInit) =>
    /^(data|blob):/.test(String(input))
      ? fetch(String(input), options)
      : Promise.reject(new Error(`fetch: ${CLOSED}`));
  for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker']) {
    if (name in scope) scope[name] = refusal(name);
  }
}

function refusal(name: string): unknown {
  return function () {
    throw new Error(`${name}: ${CLOSED}`);
  };
}
