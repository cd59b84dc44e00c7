import { Frame } from '../frame.ts';
import type { Canvas } from '../canvas.ts';
import { mix, rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { circle, ellipse, limb, polygon, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';
import { drawQuadruped } from './quadruped.ts';

const COATS = [0xd98a3d, 0x8c8a88, 0x3a3634, 0xe8e2d6, 0xb89a78, 0x6a4a34].map(rgb);
const EYES = [0x9fd24a, 0xe8c23a, 0x6cc0d8].map(rgb);

interface Cat {
  readonly coat: Colour;
  readonly stripes: Colour;
  readonly muzzle: Colour;
  readonly eyes: Colour;
  readonly striped: boolean;
}

/** A cat: face to face, sitting or walking; round head, pointed ears, whiskers, a long tail. */
export function drawCat(stage: Stage): void {
  const { kind, view, pose } = stage;
  const coat = kind.tint(COATS);
  const cat: Cat = {
    coat,
    stripes: tone(coat, 0.6),
    muzzle: mix(coat, WHITE, 0.6),
    eyes: kind.tint(EYES),
    striped: !kind.chance(0.5),
  };
  const seen = view.pick(['side', 'face', 'side'] as const);
  const sits = pose.chance(0.9);
  if (seen === 'face') drawFacing(stage, cat);
  else if (sits) drawSitting(stage, cat);
  else drawWalking(stage, cat);
}

function drawFacing({ canvas, pose }: Stage, cat: Cat): void {
  const { coat } = cat;
  canvas.fill(union(0.1, ellipse(0, 0.62, 0.42, 0.4), ellipse(0, 0.3, 0.3, 0.3)), {
    colour: tone(coat, 0.9),
    shade: 0.2,
    rim: 0.3,
  });
  canvas.fill(ellipse(0, 0.6, 0.17, 0.28), { colour: cat.muzzle });
  const tilt = pose.around(0, 0.4);
  canvas.within(Frame.at(pose.around(0, 0.1), -0.12, tilt, 2.05), () => drawFace(canvas, cat));
}

/** The face in front view, about 0.3 across. */
function drawFace(canvas: Canvas, cat: Cat): void {
  const { coat, stripes, muzzle, eyes } = cat;
  for (const side of [-1, 1]) {
    canvas.fill(polygon([side * 0.05, -0.12], [side * 0.25, -0.38], [side * 0.29, 0]), {
      colour: tone(coat, 0.85),
    });
    canvas.fill(polygon([side * 0.12, -0.13], [side * 0.225, -0.29], [side * 0.25, -0.06]), {
      colour: rgb(0xd88f8a),
    });
  }
  canvas.fill(union(0.06, ellipse(0, 0, 0.29, 0.22), ellipse(0, 0.06, 0.24, 0.18)), {
    colour: coat,
    shade: 0.12,
    rim: 0.22,
  });
  if (cat.striped) {
    for (const x of [-0.08, 0, 0.08]) {
      canvas.fill(limb([x, -0.2], [x * 0.8, -0.1], 0.016), { colour: stripes });
    }
    for (const side of [-1, 1]) {
      canvas.fill(limb([side * 0.28, 0.03], [side * 0.19, 0.04], 0.014), { colour: stripes });
    }
  }
  canvas.fill(ellipse(0, 0.12, 0.12, 0.085), { colour: muzzle });
  for (const side of [-1, 1]) {
    canvas.fill(ellipse(side * 0.115, -0.02, 0.072, 0.058, side * -0.35), { colour: eyes });
    canvas.fill(ellipse(side * 0.11, -0.02, 0.022, 0.052), { colour: BLACK });
  }
  canvas.fill(polygon([-0.035, 0.065], [0.035, 0.065], [0, 0.11]), { colour: rgb(0xd0706e) });
  canvas.fill(limb([0, 0.1], [0, 0.15], 0.008), { colour: tone(coat, 0.4) });
  drawWhiskers(canvas, [0.09, 0.11]);
  drawWhiskers(canvas, [-0.09, 0.11]);
}

function drawWhiskers(canvas: Canvas, [x, y]: Point): void {
  const side = Math.sign(x);
  for (const lift of [-0.05, 0.02]) {
    canvas.fill(limb([x, y], [x + side * 0.27, y + lift], 0.006), { colour: WHITE, alpha: 0.8 });
  }
}

function drawSitting({ canvas, pose }: Stage, cat: Cat): void {
  const { coat, stripes } = cat;
  const curl = pose.around(0.1, 0.3);
  canvas.fill(
    union(
      0.05,
      limb([-0.3, 0.62], [-0.62, 0.58], 0.07),
      limb([-0.62, 0.58], [-0.66, 0.2 - curl], 0.065, 0.05),
    ),
    { colour: tone(coat, 0.8) },
  );
  canvas.fill(union(0.2, ellipse(-0.12, 0.42, 0.32, 0.28), ellipse(0.1, 0.1, 0.2, 0.32, 0.3)), {
    colour: coat,
    shade: 0.2,
    rim: 0.3,
  });
  if (cat.striped) {
    for (const [x, y] of [
      [-0.32, 0.3],
      [-0.2, 0.2],
      [-0.08, 0.1],
    ] as const) {
      canvas.fill(limb([x, y], [x + 0.12, y + 0.17], 0.028), { colour: stripes, alpha: 0.9 });
    }
  }
  canvas.fill(limb([0.2, 0.2], [0.22, 0.64], 0.09, 0.06), { colour: tone(coat, 1.1), rim: 0.2 });
  canvas.fill(ellipse(0.26, 0.66, 0.1, 0.055), { colour: cat.muzzle });
  canvas.fill(ellipse(-0.1, 0.52, 0.18, 0.16), { colour: coat, rim: 0.25 });
  const tilt = pose.around(0, 0.35);
  canvas.within(Frame.at(0.2, -0.28, tilt, 1.25), () => drawFace(canvas, cat));
}

function drawWalking(stage: Stage, cat: Cat): void {
  const { canvas, pose } = stage;
  const { coat, stripes, muzzle } = cat;
  const lift = pose.around(0.25, 0.4);
  drawQuadruped(
    stage,
    {
      coat,
      belly: muzzle,
      feet: muzzle,
      hip: [-0.36, 0.2],
      chest: [0.2, 0.2],
      hipRadius: 0.18,
      chestRadius: 0.18,
      nape: [0.36, 0.02],
      neck: [0.14, 0.13],
      leg: 0.065,
    },
    () => {
      const bend: Point = [-0.72, 0.05 - lift * 0.3];
      const tip: Point = [-0.72 + lift * 0.2, -0.35 - lift * 0.2];
      canvas.fill(union(0.06, limb([-0.45, 0.12], bend, 0.06), limb(bend, tip, 0.058, 0.045)), {
        colour: tone(coat, 0.85),
      });
    },
  );
  if (cat.striped) {
    for (const x of [-0.36, -0.2, -0.04, 0.12]) {
      canvas.fill(limb([x, 0.03], [x + 0.03, 0.24], 0.028), { colour: stripes, alpha: 0.9 });
    }
  }
  canvas.within(Frame.at(0.46, -0.1, pose.around(0, 0.4), 1.12), () => drawFace(canvas, cat));
  canvas.fill(circle(0.46, 0.16, 0.01), { colour: muzzle });
}
