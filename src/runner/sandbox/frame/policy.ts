/**
 * What the frame, and every worker made in it, may load: nothing but text that is already here.
 *
 * `connect-src blob: data:` lets the library read its own WebAssembly from inside its text.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
  'worker-src blob: data:',
  'connect-src blob: data:',
].join('; ');

/** The frame's whole document around the relay's script; one file that needs nothing else. */
export function frameDocument(relay: string): string {
  const script = relay.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<title>Sandbox</title><script>${script}</script></head></html>`,
  ].join('');
}
