/** Prints a MiB a line, without end; the runtime cuts and counts it. */
export const FLOOD_OF_LINES = 'for (let i = 0; ; i++) console.log(i, "x".repeat(2 ** 20));';

/** Sends a MiB a message, without end, through the runtime's own port, which a realm that is not locked gives away. */
export const FLOOD_OF_MESSAGES = `
  const line = JSON.stringify({ type: 'output', cell: 'tried', output: { type: 'line', level: 'log',
    items: [{ kind: 'string', value: 'x'.repeat(2 ** 20), cut: 0 }] } });
  for (;;) self.bare.port.postMessage(line);`;
