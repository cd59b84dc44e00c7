/**
 * Copies `image [height, width, channels]` into the middle of zeros, so that no window has to ask where it ends:
 * pixel (y, x) goes to (y * apartY + top, x * apartX + left) of `to [toHeight, toWidth, channels]`; what falls
 * outside is dropped.
 */
export function spread(
  image: usize,
  height: i32,
  width: i32,
  channels: i32,
  apartY: i32,
  apartX: i32,
  top: i32,
  left: i32,
  toHeight: i32,
  toWidth: i32,
  to: usize,
): void {
  const pixel = (<usize>channels) << 2;
  memory.fill(to, 0, <usize>(toHeight * toWidth) * pixel);
  const first = left < 0 ? (-left + apartX - 1) / apartX : 0;
  const end = min(width, (toWidth - left + apartX - 1) / apartX);
  if (end <= first) return;
  for (let y = 0; y < height; y++) {
    const row = y * apartY + top;
    if (row < 0 || row >= toHeight) continue;
    let from = image + <usize>(y * width + first) * pixel;
    let at = to + <usize>(row * toWidth + first * apartX + left) * pixel;
    if (apartX == 1) {
      memory.copy(at, from, <usize>(end - first) * pixel);
      continue;
    }
    for (let x = first; x < end; x++) {
      memory.copy(at, from, pixel);
      from += pixel;
      at += <usize>apartX * pixel;
    }
  }
}

/** The same at the middle of zeros, four channels at a time: to `[channels / 4, toHeight, toWidth, 4]`. */
export function spreadQuarters(
  image: usize,
  height: i32,
  width: i32,
  channels: i32,
  top: i32,
  left: i32,
  toHeight: i32,
  toWidth: i32,
  to: usize,
): void {
  const pixel = (<usize>channels) << 2;
  const plane = (<usize>(toHeight * toWidth)) << 4;
  memory.fill(to, 0, <usize>(toHeight * toWidth) * pixel);
  const end = min(width, toWidth - left);
  for (let y = 0; y < min(height, toHeight - top); y++) {
    let from = image + <usize>(y * width) * pixel;
    let place = to + ((<usize>((y + top) * toWidth + left)) << 4);
    for (let x = 0; x < end; x++) {
      let at = place;
      for (let c: usize = 0; c < pixel; c += 16) {
        v128.store(at, v128.load(from + c));
        at += plane;
      }
      from += pixel;
      place += 16;
    }
  }
}
