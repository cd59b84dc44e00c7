/**
 * The sandbox's built texts with a part taken out, as a test's own server gives them to the page.
 *
 * Nothing of this is in the product: a page gets these only because the test serves them instead.
 */

/** What student code finds as `bare` when the worker's realm is not locked: all that the locking takes away. */
const BARE =
  'self.bare={fetch:self.fetch,XMLHttpRequest,WebSocket,EventSource,importScripts,Worker,postMessage,close};' +
  'self.addEventListener(/message/.source,(event)=>{if(event.ports[0])self.bare.port=event.ports[0]});';

/** Gives cells what `lockRealm` hides, and the port that only the runtime should hold. */
export function unlockRealm(text: string, path: string): string {
  if (!/^assets\/runtime-/.test(path)) return text;
  // The text is a string literal; what is put in has no quotes of any kind.
  return changed(text, /^((?:var|const|let) \w+=["'`])/, `$1${BARE}`);
}

/** Takes the policy out of the frame's document. */
export function removePolicy(text: string, path: string): string {
  if (!/^assets\/frame-/.test(path)) return text;
  return changed(text, /<meta http-equiv=\\?"Content-Security-Policy[^>]*>/, '');
}

function changed(text: string, from: RegExp, to: string): string {
  if (!from.test(text)) throw new Error(`the built text has no ${from}`);
  return text.replace(from, to);
}
