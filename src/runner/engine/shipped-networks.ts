/** Where the build has put each network of `assets/models`, by path. */
const files = import.meta.glob<string>('/assets/models/*/model.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The one to begin with, where it is there. */
const FIRST = 'convnetjs';

const urls = new Map(
  Object.entries(files)
    .map(([path, url]): [string, string] => [path.split('/').at(-2) ?? '', url])
    .sort(([a], [b]) => Number(b === FIRST) - Number(a === FIRST) || a.localeCompare(b)),
);

/** The names of the networks that come with the site, the one to begin with first. */
export function shippedNetworks(): readonly string[] {
  return [...urls.keys()];
}

/** Where a network's file is; undefined where none of that name ships. */
export function shippedUrl(name: string): string | undefined {
  return urls.get(name);
}
