import type { Canvas } from '../canvas.ts';
import { rgb, BLACK } from '../colour.ts';
import { circle } from '../shapes/index.ts';

const RIM = rgb(0xb8bcc2);

/** A wheel seen from the side. */
export function drawWheel(canvas: Canvas, x: number, y: number, radius: number): void {
  canvas.fill(circle(x, y, radius), { colour: BLACK });
  canvas.fill(circle(x, y, radius * 0.5), { colour: RIM });
}
