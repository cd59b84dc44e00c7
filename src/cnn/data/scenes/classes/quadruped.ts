import type { Paint } from '../canvas.ts';
import { tone, type Colour } from '../colour.ts';
import { ellipse, limb, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';

const GROUND = 0.7;

/** The measures of an animal on four legs, seen from the side, in the scene's units. */
export interface Build {
  readonly coat: Colour;
  readonly belly: Colour;
  readonly feet: Colour;
  /** The middle of the hip and of the chest. */
  readonly hip: Point;
  readonly chest: Point;
  /** Radius of the body there. */
  readonly hipRadius: number;
  readonly chestRadius: number;
  /** Where the neck ends and the head is hung on. */
  readonly nape: Point;
  readonly neck: readonly [base: number, end: number];
  /** Half thickness of a leg at its foot. */
  readonly leg: number;
}

/** Draws legs, body and neck; `behind` what the body covers (tail, mane), between far legs and body. */
export function drawQuadruped(stage: Stage, build: Build, behind: () => void): void {
  const { canvas, pose } = stage;
  const { coat, belly, hip, chest, hipRadius, chestRadius, nape, neck } = build;
  const stride = pose.around(0.1, 0.24);
  drawLeg(stage, build, [hip[0] - 0.03, hip[1]], -stride * 0.6, true, 0.62);
  drawLeg(stage, build, [chest[0] + 0.05, chest[1]], stride * 0.8, false, 0.62);
  behind();
  const fur: Paint = { colour: coat, shade: 0.22, rim: 0.28 };
  canvas.fill(
    union(
      0.14,
      limb(hip, chest, hipRadius, chestRadius),
      limb([chest[0], chest[1] - chestRadius * 0.3], nape, neck[0], neck[1]),
    ),
    fur,
  );
  const middle: Point = [(hip[0] + chest[0]) / 2, (hip[1] + chest[1]) / 2 + chestRadius * 0.62];
  canvas.fill(ellipse(middle[0], middle[1], 0.26, chestRadius * 0.3), {
    colour: belly,
    alpha: 0.75,
  });
  canvas.fill(ellipse(hip[0] - 0.01, hip[1] + 0.06, hipRadius * 0.85, hipRadius * 1.05), {
    colour: coat,
    rim: 0.2,
  });
  drawLeg(stage, build, [hip[0], hip[1] + hipRadius * 0.4], stride, true, 1);
  drawLeg(stage, build, [chest[0], chest[1] + chestRadius * 0.3], -stride, false, 1);
}

function drawLeg(
  { canvas, pose }: Stage,
  { coat, feet, leg }: Build,
  [x, y]: Point,
  swing: number,
  isHind: boolean,
  light: number,
): void {
  const foot: Point = [x + swing + pose.around(0, 0.08), GROUND - leg];
  const bow = isHind ? -0.06 : 0.03;
  const knee: Point = [x + swing * 0.4 + bow, y + (foot[1] - y) * 0.55];
  const colour = tone(coat, light * 0.95);
  canvas.fill(
    union(0.05, limb([x, y], knee, leg * 1.7, leg * 1.1), limb(knee, foot, leg * 1.05, leg)),
    {
      colour,
      shade: 0.1,
      rim: 0.15,
    },
  );
  canvas.fill(limb(foot, [foot[0] + leg * 1.1, foot[1] + leg * 0.2], leg * 0.95, leg * 0.8), {
    colour: tone(feet, light),
  });
}
