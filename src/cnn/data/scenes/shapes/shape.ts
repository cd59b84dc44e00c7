/**
 * A shape as its signed distance: negative inside, zero on the edge, positive outside
 * (the functions are those catalogued by Inigo Quilez, "2D distance functions").
 *
 * Coordinates are x to the right and y down. Outside `left..right`, `top..bottom` nothing is inside.
 */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  distance(x: number, y: number): number;
}

export type Point = readonly [x: number, y: number];
