// Panels: eight columns of a matrix, or twelve, laid out row after row, `[rows, 8]`, padded with zeros, so that a
// tile of results reads them in order.

/** Columns of a panel. */
export const PANEL: i32 = 8;
export const PANEL_BYTES: usize = 32;

/** Bytes that `matrix [rows, columns]` takes as panels `[panels, rows, 8]`. */
export function panelBytes(rows: i32, columns: i32): usize {
  return <usize>(((columns + PANEL - 1) / PANEL) * rows) * PANEL_BYTES;
}

/**
 * Columns of the next panel where `left` are left to pack for `slide`: 12 at the end rather than 8 and a few, as far as
 * the engine keeps so wide a tile in registers, which it does where it has relaxed SIMD.
 */
export function panelWidth(left: i32): i32 {
  // @ts-ignore: not declared outside AssemblyScript
  return ASC_FEATURE_RELAXED_SIMD && left > PANEL && left <= 12 ? 12 : PANEL;
}

/** Lays `matrix [rows, columns]` out as panels of eight, or as wide as `slide` takes them. */
export function pack(matrix: usize, rows: i32, columns: i32, packed: usize, toSlide: bool): void {
  const stride = (<usize>columns) << 2;
  for (let column = 0; column < columns;) {
    const left = columns - column;
    const width = toSlide ? panelWidth(left) : PANEL;
    let from = matrix + ((<usize>column) << 2);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < width; i += 4) {
        v128.store(packed, left >= i + 4 ? v128.load(from) : loadFirst(from, left - i));
        from += 16;
        packed += 16;
      }
      from += stride - ((<usize>width) << 2);
    }
    column += width;
  }
}

/** The first `count` of four numbers, and zeros. */
function loadFirst(from: usize, count: i32): v128 {
  let numbers = f32x4.splat(0);
  if (count > 0) numbers = f32x4.replace_lane(numbers, 0, load<f32>(from));
  if (count > 1) numbers = f32x4.replace_lane(numbers, 1, load<f32>(from, 4));
  if (count > 2) numbers = f32x4.replace_lane(numbers, 2, load<f32>(from, 8));
  return numbers;
}

/**
 * Lays a filter `[places, channels, filters]` out as the filter of the way back, `[places reversed, filters, channels]`,
 * in panels of channels, as wide as `slide` takes them.
 */
export function packReversed(filter: usize, places: i32, channels: i32, filters: i32, packed: usize): void {
  for (let first = 0; first < channels;) {
    const width = panelWidth(channels - first);
    for (let place = places - 1; place >= 0; place--) {
      for (let n = 0; n < filters; n++) {
        for (let i = 0; i < width; i++) {
          const c = first + i;
          const from = filter + ((<usize>((place * channels + c) * filters + n)) << 2);
          store<f32>(packed + ((<usize>i) << 2), c < channels ? load<f32>(from) : <f32>0);
        }
        packed += (<usize>width) << 2;
      }
    }
    first += width;
  }
}

/** Writes panels of [rows, columns] back as a plain matrix. */
export function unpack(packed: usize, rows: i32, columns: i32, matrix: usize): void {
  const stride = (<usize>columns) << 2;
  for (let column = 0; column < columns; column += PANEL) {
    const width = columns - column;
    let to = matrix + ((<usize>column) << 2);
    for (let row = 0; row < rows; row++) {
      storeFirst(to, v128.load(packed), v128.load(packed, 16), width);
      to += stride;
      packed += PANEL_BYTES;
    }
  }
}

// @ts-ignore: decorator
@inline
export function storeEight(to: usize, low: v128, high: v128): void {
  v128.store(to, low);
  v128.store(to, high, 16);
}

// @ts-ignore: decorator
@inline
export function addEight(to: usize, low: v128, high: v128): void {
  storeEight(to, f32x4.add(v128.load(to), low), f32x4.add(v128.load(to, 16), high));
}

/** Writes the first `width` of eight numbers, all of them where there is room for more. */
// @ts-ignore: decorator
@inline
export function storeFirst(to: usize, low: v128, high: v128, width: i32): void {
  if (width >= 8) {
    storeEight(to, low, high);
  } else if (width > 4) {
    v128.store(to, low);
    storeQuarter(to + 16, high, width - 4);
  } else {
    storeQuarter(to, low, width);
  }
}

/** Writes the first `width` of four numbers. */
// @ts-ignore: decorator
@inline
export function storeQuarter(to: usize, value: v128, width: i32): void {
  if (width >= 4) {
    v128.store(to, value);
    return;
  }
  store<f32>(to, f32x4.extract_lane(value, 0));
  if (width > 1) store<f32>(to, f32x4.extract_lane(value, 1), 4);
  if (width > 2) store<f32>(to, f32x4.extract_lane(value, 2), 8);
}
