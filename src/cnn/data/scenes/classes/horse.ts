import { Frame } from '../frame.ts';
import type { Canvas } from '../canvas.ts';
import { mix, rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { circle, ellipse, limb, polygon, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';
import { drawQuadruped } from './quadruped.ts';

const COATS = [0x8a4b22, 0x4a2a18, 0xe9e4da, 0x38302c, 0xb5793a, 0x9a9a9c].map(rgb);

interface Horse {
  readonly coat: Colour;
  readonly mane: Colour;
  readonly blaze: boolean;
}

/** A horse: from the side, or its head from near; long head and neck, mane, a tail of hair. */
export function drawHorse(stage: Stage): void {
  const { canvas, kind, view, pose } = stage;
  const coat = kind.tint(COATS);
  const horse: Horse = {
    coat,
    mane: kind.pick([rgb(0x1c1614), mix(coat, WHITE, 0.65), tone(coat, 0.45)]),
    blaze: !kind.chance(0.5),
  };
  const seen = view.pick(['side', 'side', 'head', 'face'] as const);
  if (seen === 'side') return drawSide(stage, horse);
  if (seen === 'head') {
    canvas.within(Frame.at(-0.28, -0.32, pose.around(0, 0.3), 2), () => {
      canvas.fill(limb([0.0, 0.05], [-0.22, 0.62], 0.15, 0.3), { colour: coat, rim: 0.25 });
      drawMane(canvas, horse, [-0.06, -0.1], [-0.4, 0.5]);
      drawHead(canvas, horse);
    });
    return;
  }
  drawFace(stage, horse);
}

function drawSide(stage: Stage, horse: Horse): void {
  const { canvas, pose, kind } = stage;
  const { coat, mane } = horse;
  const nape: Point = [0.52 + pose.around(0, 0.1), -0.42 + pose.around(0, 0.25)];
  const saddled = kind.chance(0.4);
  drawQuadruped(
    stage,
    {
      coat,
      belly: tone(coat, 0.8),
      feet: BLACK,
      hip: [-0.4, -0.02],
      chest: [0.2, 0],
      hipRadius: 0.2,
      chestRadius: 0.2,
      nape,
      neck: [0.18, 0.1],
      leg: 0.052,
    },
    () => {
      const flow = pose.around(0, 0.15);
      canvas.fill(
        union(
          0.06,
          limb([-0.55, -0.1], [-0.72 - flow, 0.08], 0.05, 0.07),
          limb([-0.72 - flow, 0.08], [-0.7 - flow * 2, 0.45], 0.075, 0.04),
        ),
        { colour: mane },
      );
    },
  );
  if (saddled) {
    canvas.fill(ellipse(-0.08, -0.16, 0.17, 0.07), { colour: rgb(0x3a2014) });
    canvas.fill(polygon([-0.2, -0.15], [0.04, -0.15], [0.02, 0.08], [-0.18, 0.08]), {
      colour: rgb(0xa02830),
    });
  }
  drawMane(canvas, horse, [nape[0] - 0.08, nape[1] - 0.06], [0.12, -0.2]);
  canvas.within(Frame.at(nape[0], nape[1], pose.around(0, 0.25), 0.95), () =>
    drawHead(canvas, horse),
  );
}

function drawMane(canvas: Canvas, { mane }: Horse, [x, y]: Point, [endX, endY]: Point): void {
  canvas.fill(limb([x, y], [endX, endY], 0.07, 0.075), { colour: mane, rim: 0.15 });
}

/** The head in profile, hung at the nape, muzzle down to the right. */
function drawHead(canvas: Canvas, { coat, mane, blaze }: Horse): void {
  canvas.fill(polygon([-0.07, -0.06], [-0.02, -0.25], [0.05, -0.08]), { colour: tone(coat, 0.85) });
  canvas.fill(
    union(0.06, ellipse(0.03, 0.02, 0.13, 0.12), limb([0.06, 0.03], [0.27, 0.24], 0.115, 0.075)),
    { colour: coat, shade: 0.12, rim: 0.25 },
  );
  canvas.fill(circle(0.28, 0.26, 0.072), { colour: tone(coat, 0.65) });
  if (blaze) canvas.fill(limb([0.13, -0.02], [0.3, 0.16], 0.022), { colour: WHITE });
  canvas.fill(circle(0.08, 0, 0.026), { colour: BLACK });
  canvas.fill(circle(0.31, 0.24, 0.016), { colour: BLACK });
  canvas.fill(limb([-0.03, -0.12], [0.07, -0.06], 0.045, 0.02), { colour: mane });
}

function drawFace({ canvas, pose }: Stage, horse: Horse): void {
  const { coat, mane } = horse;
  canvas.fill(limb([0, 0.1], [-0.1, 1], 0.26, 0.42), { colour: tone(coat, 0.85), rim: 0.3 });
  canvas.fill(limb([-0.2, -0.1], [-0.34, 0.8], 0.1, 0.13), { colour: mane });
  canvas.within(Frame.at(0, 0, pose.around(0, 0.25), 1), () => {
    for (const side of [-1, 1]) {
      canvas.fill(polygon([side * 0.06, -0.5], [side * 0.2, -0.86], [side * 0.25, -0.46]), {
        colour: tone(coat, 0.8),
      });
    }
    canvas.fill(
      union(0.14, ellipse(0, -0.32, 0.27, 0.26), limb([0, -0.2], [0, 0.42], 0.22, 0.16)),
      {
        colour: coat,
        shade: 0.1,
        rim: 0.25,
      },
    );
    // From in front a dark horse without a mark would be a dark post.
    canvas.fill(limb([0, -0.3], [0, 0.34], 0.05, horse.blaze ? 0.08 : 0.03), { colour: WHITE });
    canvas.fill(ellipse(0, 0.48, 0.19, 0.15), { colour: tone(coat, 0.6), rim: 0.1 });
    for (const side of [-1, 1]) {
      canvas.fill(ellipse(side * 0.2, -0.24, 0.07, 0.075), { colour: tone(coat, 1.35) });
      canvas.fill(ellipse(side * 0.2, -0.24, 0.05, 0.06), { colour: BLACK });
      canvas.fill(ellipse(side * 0.09, 0.46, 0.04, 0.05), { colour: BLACK });
    }
    canvas.fill(limb([0, -0.62], [0.03, -0.34], 0.1, 0.04), { colour: mane });
  });
}
