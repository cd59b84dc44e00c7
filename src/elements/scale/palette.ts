/** A colour as bytes 0..255: red, green, blue. */
export type Rgb = readonly [number, number, number];

/** The colours that pictures of numbers are painted with, as the page's tokens give them now. */
export interface Palette {
  readonly negative: Rgb;
  readonly positive: Rgb;
  /** The colour of 0. */
  readonly zero: Rgb;
  /** The largest magnitude on the sequential scale. */
  readonly most: Rgb;
  /** The line round a picture. */
  readonly line: Rgb;
}

/** What is used where the page has no tokens, in tests say. */
export const PLAIN_PALETTE: Palette = {
  negative: [33, 102, 172],
  positive: [179, 88, 6],
  zero: [255, 255, 255],
  most: [34, 34, 34],
  line: [220, 220, 220],
};

const TOKENS: Record<keyof Palette, string> = {
  negative: '--negative',
  positive: '--positive',
  zero: '--page',
  most: '--sequential-4',
  line: '--rule',
};

let last: { readonly written: string; readonly palette: Palette } | null = null;

/** Reads the tokens that `host` sees; the palette read last is given again while they stay the same. */
export function readPalette(host: Element): Palette {
  const style = getComputedStyle(host);
  const written = Object.values(TOKENS).map((token) => style.getPropertyValue(token).trim());
  const key = written.join(' ');
  if (last?.written !== key) last = { written: key, palette: paletteOf(written) };
  return last.palette;
}

/** A token may be written in any way CSS knows, so a canvas turns it into bytes. */
function paletteOf(written: readonly string[]): Palette {
  const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const names = Object.keys(TOKENS) as (keyof Palette)[];
  const colours = names.map((name, i): [string, Rgb] => {
    if (!probe || !written[i]) return [name, PLAIN_PALETTE[name]];
    probe.fillStyle = written[i];
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    return [name, [red, green, blue]];
  });
  return Object.fromEntries(colours) as unknown as Palette;
}
