// AssemblyScript. The machine's limit: a plain matrix product whose operands stay in the first cache, with the
// register tile that the convolution uses too. What is counted is 2 · 4 · 8 · LENGTH operations a tile.
const LENGTH: usize = 256;
const LEFT: usize = 1024;
const RIGHT: usize = LEFT + 4 * LENGTH * 4;
const RESULT: usize = RIGHT + 8 * LENGTH * 4;

// @ts-ignore: decorator
@inline
function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  // @ts-ignore: not declared outside AssemblyScript
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** Adds a product of 4 × 256 and 256 × 8 to the result, `times` times. */
export function multiply(times: i32): void {
  for (let i = 0; i < times; i++) {
    let a = LEFT, b = RIGHT;
    let c00 = v128.load(RESULT), c01 = v128.load(RESULT, 16);
    let c10 = v128.load(RESULT, 32), c11 = v128.load(RESULT, 48);
    let c20 = v128.load(RESULT, 64), c21 = v128.load(RESULT, 80);
    let c30 = v128.load(RESULT, 96), c31 = v128.load(RESULT, 112);
    while (b < RESULT) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let x = v128.load32_splat(a);
      c00 = multiplyAdd(x, b0, c00);
      c01 = multiplyAdd(x, b1, c01);
      x = v128.load32_splat(a, 4);
      c10 = multiplyAdd(x, b0, c10);
      c11 = multiplyAdd(x, b1, c11);
      x = v128.load32_splat(a, 8);
      c20 = multiplyAdd(x, b0, c20);
      c21 = multiplyAdd(x, b1, c21);
      x = v128.load32_splat(a, 12);
      c30 = multiplyAdd(x, b0, c30);
      c31 = multiplyAdd(x, b1, c31);
      a += 16;
      b += 32;
    }
    v128.store(RESULT, c00);
    v128.store(RESULT, c01, 16);
    v128.store(RESULT, c10, 32);
    v128.store(RESULT, c11, 48);
    v128.store(RESULT, c20, 64);
    v128.store(RESULT, c21, 80);
    v128.store(RESULT, c30, 96);
    v128.store(RESULT, c31, 112);
  }
}
