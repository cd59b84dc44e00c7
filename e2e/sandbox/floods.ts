/** Prints a MiB a line, without end; the runtime cuts and counts it. */
export const FLOOD_OF_LINES = 'for (let i = 0; ; i++) console.log(i, "x".repeat(2 ** 20));';

/** Sends a MiB a message, without end, through the runtime's own port, which a realm that is not locked gives away. */
export const FLOOD_OF_MESSAGES = `
  const line = JSON.stringify({ type: 'output', cell: 'tried', output: { type: 'line', level: 'log',
    items: [{ kind: 'string', value: 'x'.repeat(2 ** 20), cut: 0 }] } });
  for (;;) self.bare.port.postMessage(line);`;

/** Sends a lab with the largest network and image a message, without end, in the same way. */
export const FLOOD_OF_LABS = `
  const data = btoa(String.fromCharCode(...new Uint8Array(3)).repeat(200_704));
  const image = { kind: 'tensor', shape: [224, 224, 3], axes: null, of: 'float32', range: [0, 0], mean: 0,
    nan: 0, infinite: 0, sent: 224, data };
  const network = btoa('abc'.repeat(666_666));
  const view = { kind: 'element', tag: 'adversarial-lab', fields: { network, image, label: 3 }, caption: '' };
  const line = JSON.stringify({ type: 'output', cell: 'strides', output: { type: 'line', level: 'log', items: [view] } });
  for (;;) self.bare.port.postMessage(line);`;
