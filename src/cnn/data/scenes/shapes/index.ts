/** Signed-distance shapes, the only thing that scenes are drawn from. */
export { arc } from './arc.ts';
export { box } from './box.ts';
export { circle, ellipse } from './ellipse.ts';
export { limb } from './limb.ts';
export { polygon } from './polygon.ts';
export type { Point, Shape } from './shape.ts';
export { union } from './union.ts';
