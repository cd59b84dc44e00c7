function hide(
  image: number[][],
  top: number,
  left: number,
  size: number,
  value: number,
): number[][] {
  const covers = (from: number, at: number) => at >= from && at < from + size;
  return image.map((row, y) =>
    row.map((pixel, x) => (covers(top, y) && covers(left, x) ? value : pixel)),
  );
}
