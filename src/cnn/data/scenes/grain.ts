import { Random } from '../../tensor/random.ts';

const SIDE = 64;
const values = makeTable();

function makeTable(): Float32Array {
  const random = new Random(20090408);
  return Float32Array.from({ length: SIDE * SIDE }, () => random.uniform(-1, 1));
}

/** Smooth noise, −1..1, with bumps one unit apart; repeats after 64. */
export function grain(x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = x - column;
  const v = y - row;
  const left = column & (SIDE - 1);
  const right = (column + 1) & (SIDE - 1);
  const upper = (row & (SIDE - 1)) * SIDE;
  const lower = ((row + 1) & (SIDE - 1)) * SIDE;
  const top = values[upper + left] + (values[upper + right] - values[upper + left]) * u;
  const bottom = values[lower + left] + (values[lower + right] - values[lower + left]) * u;
  return top + (bottom - top) * v;
}
