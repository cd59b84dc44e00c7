import { Random } from '../../tensor/random.ts';
import type { Canvas } from './canvas.ts';
import type { Dice } from './dice.ts';

/** Light over the whole picture. */
export interface Light {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** How much brighter each side is than the middle. */
  readonly acrossX: number;
  readonly acrossY: number;
  /** Strength of the camera's noise, 0..1. */
  readonly noise: number;
  readonly noiseSeed: number;
}

/** Chooses the light: bright or dim, warm or cold, from one side; dim pictures are noisy. */
export function castLight(dice: Dice): Light {
  const gain = 2 ** dice.away(0, 1.15);
  const warmth = dice.around(0, 0.3);
  const fall = dice.upTo(0, 0.75);
  const from = dice.free(0, 2 * Math.PI);
  return {
    red: gain * (1 + warmth),
    green: gain,
    blue: gain * (1 - warmth),
    acrossX: fall * Math.cos(from),
    acrossY: fall * Math.sin(from),
    noise: dice.amount * 0.08,
    noiseSeed: Math.floor(dice.free(0, 2 ** 31)),
  };
}

/** Writes the lit picture as bytes, `[size, size, 3]` of 0..255, from `at` on. */
export function develop(canvas: Canvas, light: Light, into: Uint8ClampedArray, at: number): void {
  const { size, colours } = canvas;
  const noise = new Random(light.noiseSeed);
  for (let row = 0, i = 0; row < size; row++) {
    const y = ((row + 0.5) * 2) / size - 1;
    for (let column = 0; column < size; column++, i += 3) {
      const x = ((column + 0.5) * 2) / size - 1;
      const fall = 255 * Math.max(0.15, 1 + light.acrossX * x + light.acrossY * y);
      const bits = light.noise > 0 ? noise.bits() : 0x80000000;
      // One draw serves the three channels, ten bits each.
      const scale = (255 * light.noise) / 1024;
      into[at + i] = colours[i] * light.red * fall + ((bits >>> 22) - 512) * scale;
      into[at + i + 1] =
        colours[i + 1] * light.green * fall + (((bits >>> 12) & 1023) - 512) * scale;
      into[at + i + 2] = colours[i + 2] * light.blue * fall + (((bits >>> 2) & 1023) - 512) * scale;
    }
  }
}
