import { Frame } from '../frame.ts';
import type { Canvas } from '../canvas.ts';
import { mix, rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { arc, circle, ellipse, limb, polygon, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';
import { drawQuadruped } from './quadruped.ts';

const COATS = [0xb07a3e, 0xe6d3a8, 0x2e2826, 0xf0ece4, 0x7a4a2a, 0x8f8f92].map(rgb);
const COLLARS = [0xc8202a, 0x2458c0, 0x22904a].map(rgb);

interface Dog {
  readonly coat: Colour;
  readonly ears: Colour;
  readonly muzzle: Colour;
  readonly collar: Colour;
  /** Hanging ears, or pricked ones. */
  readonly hanging: boolean;
  readonly patch: boolean;
}

/** A dog: face to face, sitting or walking; long muzzle with a black nose, a tongue, mostly hanging ears. */
export function drawDog(stage: Stage): void {
  const { kind, view, pose } = stage;
  const coat = kind.tint(COATS);
  const dog: Dog = {
    coat,
    ears: tone(coat, kind.around(0.6, 0.2)),
    muzzle: mix(coat, WHITE, 0.55),
    collar: kind.tint(COLLARS),
    hanging: !kind.chance(0.3),
    patch: kind.chance(0.5),
  };
  const seen = view.pick(['side', 'face', 'side'] as const);
  const sits = pose.chance(0.8);
  if (seen === 'face') drawFacing(stage, dog);
  else if (sits) drawSitting(stage, dog);
  else drawWalking(stage, dog);
}

function drawFacing({ canvas, pose }: Stage, dog: Dog): void {
  const { coat, collar } = dog;
  canvas.fill(union(0.1, ellipse(0, 0.7, 0.44, 0.42), ellipse(0, 0.4, 0.27, 0.3)), {
    colour: tone(coat, 0.9),
    shade: 0.2,
    rim: 0.3,
  });
  canvas.fill(ellipse(0, 0.75, 0.18, 0.24), { colour: dog.muzzle });
  canvas.fill(arc(0, 0.12, 0.34, 0.05, Math.PI / 2, 0.75), { colour: collar });
  const tilt = pose.around(0, 0.45);
  const opens = !pose.chance(0.6);
  canvas.within(Frame.at(pose.around(0, 0.1), -0.14, tilt, 2), () => drawFace(canvas, dog, opens));
}

/** The face in front view, about 0.25 across. */
function drawFace(canvas: Canvas, dog: Dog, opens: boolean): void {
  const { coat, ears, muzzle } = dog;
  if (!dog.hanging) {
    for (const side of [-1, 1]) {
      canvas.fill(polygon([side * 0.06, -0.18], [side * 0.17, -0.4], [side * 0.23, -0.08]), {
        colour: ears,
      });
    }
  }
  canvas.fill(union(0.1, ellipse(0, -0.08, 0.21, 0.19), ellipse(0, 0.1, 0.15, 0.2)), {
    colour: coat,
    shade: 0.12,
    rim: 0.22,
  });
  if (dog.patch) canvas.fill(ellipse(0.1, -0.08, 0.09, 0.1), { colour: ears });
  if (opens) {
    canvas.fill(ellipse(0, 0.27, 0.085, 0.08), { colour: rgb(0x5a2020) });
    canvas.fill(ellipse(0, 0.31, 0.06, 0.09), { colour: rgb(0xe8637a) });
  }
  canvas.fill(ellipse(0, 0.14, 0.135, 0.13), { colour: muzzle, shade: 0.08, rim: 0.12 });
  canvas.fill(ellipse(0, 0.07, 0.075, 0.052), { colour: BLACK });
  canvas.fill(limb([0, 0.1], [0, 0.2], 0.012), { colour: BLACK });
  for (const side of [-1, 1]) {
    canvas.fill(circle(side * 0.1, -0.07, 0.04), { colour: rgb(0x2a1608) });
    canvas.fill(circle(side * 0.1 + 0.012, -0.085, 0.013), { colour: WHITE });
  }
  if (dog.hanging) {
    for (const side of [-1, 1]) {
      canvas.fill(
        union(
          0.05,
          limb([side * 0.16, -0.2], [side * 0.25, -0.1], 0.05, 0.07),
          limb([side * 0.25, -0.1], [side * 0.25, 0.1], 0.07, 0.08),
        ),
        { colour: ears, rim: 0.15 },
      );
    }
  }
}

/** The head in profile, nose to the right, neck below the origin. */
function drawProfile(canvas: Canvas, dog: Dog, opens: boolean): void {
  const { coat, ears, muzzle } = dog;
  if (!dog.hanging) {
    canvas.fill(polygon([-0.14, -0.1], [-0.1, -0.36], [0.04, -0.14]), { colour: ears });
  }
  if (opens) {
    canvas.fill(limb([0.14, 0.12], [0.3, 0.16], 0.045, 0.03), { colour: rgb(0x6a2626) });
    canvas.fill(limb([0.2, 0.14], [0.27, 0.27], 0.04, 0.045), { colour: rgb(0xe8637a) });
  }
  canvas.fill(
    union(0.08, ellipse(0, 0, 0.19, 0.18), limb([0.08, 0.05], [0.33, 0.06], 0.11, 0.075)),
    {
      colour: coat,
      shade: 0.15,
      rim: 0.22,
    },
  );
  canvas.fill(limb([0.22, 0.09], [0.34, 0.08], 0.06, 0.055), { colour: muzzle });
  canvas.fill(circle(0.4, 0.02, 0.05), { colour: BLACK });
  canvas.fill(limb([0.16, 0.12], [0.34, 0.12], 0.012), { colour: BLACK, alpha: 0.7 });
  canvas.fill(circle(0.1, -0.05, 0.036), { colour: rgb(0x1c1008) });
  if (dog.hanging) {
    canvas.fill(
      union(
        0.04,
        limb([-0.08, -0.1], [-0.1, 0.02], 0.06, 0.08),
        limb([-0.1, 0.02], [-0.08, 0.18], 0.08, 0.07),
      ),
      { colour: ears, rim: 0.2 },
    );
  }
}

function drawSitting({ canvas, pose }: Stage, dog: Dog): void {
  const { coat, collar, muzzle } = dog;
  const wag = pose.around(0, 0.25);
  canvas.fill(limb([-0.36, 0.58], [-0.68, 0.35 + wag], 0.06, 0.04), { colour: tone(coat, 0.85) });
  canvas.fill(union(0.2, ellipse(-0.2, 0.45, 0.27, 0.24), ellipse(0.05, 0.1, 0.21, 0.36, 0.35)), {
    colour: coat,
    shade: 0.2,
    rim: 0.3,
  });
  canvas.fill(ellipse(0.17, 0.08, 0.1, 0.22, 0.2), { colour: muzzle, alpha: 0.8 });
  canvas.fill(limb([0.12, 0.2], [0.2, 0.64], 0.1, 0.065), { colour: tone(coat, 1.08), rim: 0.2 });
  canvas.fill(limb([0.2, 0.65], [0.28, 0.66], 0.05), { colour: muzzle });
  canvas.fill(ellipse(-0.18, 0.52, 0.18, 0.17), { colour: coat, rim: 0.25 });
  canvas.fill(limb([-0.2, 0.65], [0.0, 0.66], 0.05), { colour: coat, rim: 0.2 });
  const opens = !pose.chance(0.8);
  canvas.fill(limb([0.02, -0.1], [0.26, -0.06], 0.05), { colour: collar });
  const nod = pose.around(-0.1, 0.45);
  canvas.within(Frame.at(0.16, -0.32, nod, 1.35), () => drawProfile(canvas, dog, opens));
}

function drawWalking(stage: Stage, dog: Dog): void {
  const { canvas, pose, kind } = stage;
  const { coat, collar } = dog;
  const wag = pose.around(0.1, 0.3);
  const long = kind.around(0, 0.05);
  drawQuadruped(
    stage,
    {
      coat,
      belly: dog.muzzle,
      feet: dog.patch ? WHITE : coat,
      hip: [-0.38 - long, 0.14],
      chest: [0.18 + long, 0.13],
      hipRadius: 0.16,
      chestRadius: 0.21,
      nape: [0.36, -0.12],
      neck: [0.17, 0.13],
      leg: 0.065,
    },
    () => {
      const tip: Point = [-0.78, -0.2 + wag];
      canvas.fill(limb([-0.48, 0.06], tip, 0.065, 0.035), { colour: tone(coat, 0.9) });
    },
  );
  if (dog.patch) canvas.fill(ellipse(-0.15, 0.08, 0.17, 0.12), { colour: dog.ears });
  const opens = !pose.chance(0.8);
  canvas.fill(limb([0.26, -0.14], [0.44, 0], 0.045), { colour: collar });
  const nod = pose.around(0, 0.5);
  canvas.within(Frame.at(0.4, -0.27, nod, 1.12), () => drawProfile(canvas, dog, opens));
}
