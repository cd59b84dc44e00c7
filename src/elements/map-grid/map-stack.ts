/** Equal small maps of numbers, as views into a tensor: nothing is copied. */
export interface MapStack {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** Whether a map is a picture of red, green and blue; else it has one number a place. */
  readonly colour: boolean;
  /** The number that is white, where 0 is black: for images. Else 0 has the page's colour, or mid grey in a picture. */
  readonly white?: number;
  /** CSS pixels along a map's longer side if there is room; 64 where left out. */
  readonly side?: number;
  /** Maps in a row of the grid; as many as fit where null. */
  readonly perRow: number | null;
  /** What a reader calls a map: `filter 3`. */
  readonly name: (map: number) => string;
  /** The number at a place; `channel` is 0 where the map is no picture. */
  readonly value: (map: number, y: number, x: number, channel: number) => number;
}

/** Every number of every map. */
export function* valuesOf(stack: MapStack): Generator<number> {
  const channels = stack.colour ? 3 : 1;
  for (let map = 0; map < stack.count; map++)
    for (let y = 0; y < stack.height; y++)
      for (let x = 0; x < stack.width; x++)
        for (let channel = 0; channel < channels; channel++) yield stack.value(map, y, x, channel);
}
