import { Frame } from '../frame.ts';
import { rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { circle, ellipse, limb, polygon, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';

interface Plumage {
  readonly back: Colour;
  readonly breast: Colour;
  readonly wing: Colour;
  readonly beak: Colour;
}

const PLUMAGES: readonly Plumage[] = [
  { back: rgb(0x6f5a44), breast: rgb(0xd8642c), wing: rgb(0x56463a), beak: rgb(0xe0a030) },
  { back: rgb(0x3a6fc4), breast: rgb(0xe9e2d0), wing: rgb(0x274f9a), beak: rgb(0x303030) },
  { back: rgb(0xe8c92c), breast: rgb(0xf0dc60), wing: rgb(0x4a4428), beak: rgb(0xd88030) },
  { back: rgb(0xe4e6ea), breast: rgb(0xffffff), wing: rgb(0x8e98a4), beak: rgb(0xf0b020) },
  { back: rgb(0x2a2a30), breast: rgb(0x34343c), wing: rgb(0x1c1c22), beak: rgb(0xe8a020) },
  { back: rgb(0xc02a2c), breast: rgb(0xd84a3a), wing: rgb(0x7a1c22), beak: rgb(0xf0c060) },
  { back: rgb(0x3a9a4a), breast: rgb(0xf0d850), wing: rgb(0x20703a), beak: rgb(0x404040) },
];

/** A bird: perched, wading on long legs, swimming shape or in flight; a beak always, and a wing. */
export function drawBird(stage: Stage): void {
  const { kind, pose } = stage;
  const plumage = kind.pick(PLUMAGES);
  const flies = pose.chance(0.7);
  const figure = kind.pick(['song', 'song', 'wader', 'duck'] as const);
  if (flies) drawFlying(stage, plumage);
  else if (figure === 'wader') drawWader(stage, plumage);
  else if (figure === 'duck') drawDuck(stage, plumage);
  else drawPerched(stage, plumage);
}

function drawHead({ canvas }: Stage, { back, beak }: Plumage, [x, y]: Point, size: number): void {
  canvas.within(Frame.at(x, y, 0, size), () => {
    canvas.fill(polygon([0.14, -0.09], [0.42, 0.04], [0.14, 0.1]), { colour: beak });
    canvas.fill(circle(0, 0, 0.2), { colour: back, shade: 0.15, rim: 0.25 });
    canvas.fill(circle(0.08, -0.04, 0.055), { colour: WHITE });
    canvas.fill(circle(0.09, -0.04, 0.038), { colour: BLACK });
  });
}

function drawPerched(stage: Stage, plumage: Plumage): void {
  const { canvas, pose, kind } = stage;
  const { back, breast, wing } = plumage;
  const fat = kind.around(1, 0.2);
  const nod = pose.around(0, 0.12);
  const cock = pose.around(0, 0.25);
  for (const x of [-0.04, 0.1]) {
    canvas.fill(limb([x, 0.35], [x + 0.02, 0.68], 0.025), { colour: rgb(0x8a5a30) });
    canvas.fill(limb([x - 0.06, 0.69], [x + 0.12, 0.69], 0.025), { colour: rgb(0x8a5a30) });
  }
  canvas.fill(polygon([-0.3, 0.12], [-0.8, 0.35 - cock], [-0.76, 0.5 - cock], [-0.25, 0.36]), {
    colour: wing,
  });
  canvas.fill(union(0.15, ellipse(0, 0.12, 0.42, 0.29 * fat, 0.3 * -1), circle(0.28, -0.2, 0.18)), {
    colour: back,
    shade: 0.15,
    rim: 0.25,
  });
  canvas.fill(ellipse(0.16, 0.18, 0.25, 0.22 * fat, -0.5), { colour: breast, shade: 0.1 });
  canvas.fill(
    union(
      0.04,
      ellipse(-0.12, 0.12, 0.28, 0.15, 0.25),
      limb([-0.2, 0.15], [-0.45, 0.26], 0.1, 0.03),
    ),
    {
      colour: wing,
      rim: 0.25,
    },
  );
  drawHead(stage, plumage, [0.32, -0.28 + nod], 1.15);
}

function drawWader(stage: Stage, plumage: Plumage): void {
  const { canvas, pose } = stage;
  const { back, breast, wing } = plumage;
  const step = pose.around(0.06, 0.16);
  for (const foot of [-step, step]) {
    canvas.fill(limb([-0.05, 0.2], [foot, 0.7], 0.028), { colour: rgb(0xc87838) });
    canvas.fill(limb([foot, 0.7], [foot + 0.1, 0.7], 0.024), { colour: rgb(0xc87838) });
  }
  const head: Point = [0.36 + pose.around(0, 0.1), -0.58 + pose.around(0, 0.12)];
  const throat: Point = [0.36, -0.22];
  canvas.fill(polygon([-0.3, 0], [-0.68, 0.2], [-0.3, 0.22]), { colour: wing });
  canvas.fill(
    union(
      0.12,
      ellipse(-0.08, 0.06, 0.36, 0.22, -0.2),
      limb([0.14, 0], throat, 0.13, 0.07),
      limb(throat, head, 0.07, 0.065),
    ),
    { colour: back, shade: 0.12, rim: 0.25 },
  );
  canvas.fill(ellipse(0.1, 0.12, 0.2, 0.12), { colour: breast, alpha: 0.9 });
  canvas.fill(ellipse(-0.18, 0.04, 0.28, 0.13, 0.15), { colour: wing, rim: 0.25 });
  drawHead(stage, plumage, head, 0.75);
}

function drawDuck(stage: Stage, plumage: Plumage): void {
  const { canvas, pose } = stage;
  const { back, breast, wing } = plumage;
  const nod = pose.around(0, 0.12);
  canvas.fill(polygon([-0.4, 0.16], [-0.8, 0.02], [-0.5, 0.36]), { colour: wing });
  canvas.fill(
    union(0.16, ellipse(-0.08, 0.3, 0.55, 0.24), limb([0.26, 0.2], [0.36, -0.2 + nod], 0.17, 0.12)),
    { colour: breast, shade: 0.2, rim: 0.25 },
  );
  canvas.fill(ellipse(-0.16, 0.22, 0.38, 0.16, 0.1), { colour: wing, shade: 0.2, rim: 0.2 });
  canvas.fill(limb([0.26, -0.0 + nod], [0.46, 0.02 + nod], 0.035), { colour: WHITE });
  drawHead(stage, { ...plumage, back: tone(back, 0.9) }, [0.38, -0.26 + nod], 1.05);
  for (const x of [-0.12, 0.1]) {
    canvas.fill(limb([x, 0.5], [x + 0.03, 0.67], 0.035), { colour: rgb(0xe08a30) });
    canvas.fill(limb([x, 0.69], [x + 0.16, 0.69], 0.032), { colour: rgb(0xe08a30) });
  }
}

function drawFlying(stage: Stage, plumage: Plumage): void {
  const { canvas, pose } = stage;
  const { back, breast, wing } = plumage;
  const flap = pose.around(0, 0.3);
  const far = tone(wing, 0.75);
  canvas.fill(polygon([0.16, 0], [-0.08, 0], [0.06, -0.5 - flap], [0.3, -0.72 - flap]), {
    colour: far,
  });
  canvas.fill(polygon([-0.35, 0.02], [-0.82, -0.04], [-0.74, 0.12], [-0.84, 0.24], [-0.34, 0.14]), {
    colour: wing,
  });
  canvas.fill(union(0.1, ellipse(0, 0.08, 0.44, 0.17), circle(0.4, 0, 0.13)), {
    colour: back,
    shade: 0.1,
    rim: 0.25,
  });
  canvas.fill(ellipse(0.08, 0.16, 0.3, 0.1), { colour: breast });
  const elbow: Point = [-0.2, -0.38 - flap * 0.5];
  const tip: Point = [-0.6, -0.7 - flap];
  canvas.fill(
    union(
      0.06,
      polygon([0.2, 0.02], [-0.2, 0.08], [-0.38, -0.26 - flap * 0.5], elbow),
      polygon([-0.02, -0.3 - flap * 0.4], elbow, tip, [-0.5, -0.25 - flap * 0.6]),
    ),
    { colour: wing, shade: 0.15, rim: 0.2 },
  );
  drawHead(stage, plumage, [0.46, -0.04], 0.85);
}
