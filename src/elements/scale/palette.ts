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
}

/** What is used where the page has no tokens, in tests say. */
export const PLAIN_PALETTE: Palette = {
  negative: [33, 102, 172],
  positive: [179, 88, 6],
  zero: [255, 255, 255],
  most: [34, 34, 34],
};

let probe: CanvasRenderingContext2D | null = null;

/**
 * Reads the tokens `--negative`, `--positive`, `--page` and `--sequential-4` as `host` sees them.
 *
 * A token may be written in any way CSS knows, so a canvas turns it into bytes.
 */
export function readPalette(host: Element): Palette {
  probe ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!probe) return PLAIN_PALETTE;
  return {
    negative: readToken(probe, host, '--negative', PLAIN_PALETTE.negative),
    positive: readToken(probe, host, '--positive', PLAIN_PALETTE.positive),
    zero: readToken(probe, host, '--page', PLAIN_PALETTE.zero),
    most: readToken(probe, host, '--sequential-4', PLAIN_PALETTE.most),
  };
}

function readToken(
  on: CanvasRenderingContext2D,
  host: Element,
  token: string,
  otherwise: Rgb,
): Rgb {
  const marker = host.shadowRoot?.querySelector<HTMLElement>('[data-palette]');
  if (!marker) return otherwise;
  marker.style.color = `var(${token}, rgb(${otherwise.join(' ')}))`;
  on.fillStyle = getComputedStyle(marker).color;
  on.fillRect(0, 0, 1, 1);
  const [red, green, blue] = on.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
