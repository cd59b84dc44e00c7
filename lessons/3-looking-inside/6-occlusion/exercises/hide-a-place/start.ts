function hide(
  image: number[][],
  top: number,
  left: number,
  size: number,
  value: number,
): number[][] {
  return image;
}
