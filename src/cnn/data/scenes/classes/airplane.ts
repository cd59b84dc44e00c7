import { rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { box, circle, ellipse, limb, polygon, union } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';

const BODIES = [0xf0f0f2, 0xc9ced4, 0xe8e4d8, 0x9aa4b0, 0xd8dde8].map(rgb);
const LIVERIES = [0x2a4fa0, 0xc8302c, 0x1c8a6a, 0xe0922a, 0x5a3a8a].map(rgb);
const GLASS = rgb(0x20303c);

interface Plane {
  readonly body: Colour;
  readonly livery: Colour;
}

/** An airplane: an airliner, a fighter or a small one with a propeller, from the side or from above. */
export function drawAirplane(stage: Stage): void {
  const { kind, view } = stage;
  const plane: Plane = { body: kind.tint(BODIES), livery: kind.tint(LIVERIES) };
  const model = kind.pick(['airliner', 'airliner', 'fighter', 'propeller'] as const);
  const seen = view.pick(['side', 'side', 'above'] as const);
  if (seen === 'above') drawAbove(stage, plane, model === 'fighter');
  else if (model === 'airliner') drawAirliner(stage, plane);
  else if (model === 'fighter') drawFighter(stage, plane);
  else drawPropeller(stage, plane);
}

function drawAirliner({ canvas, kind, pose }: Stage, { body, livery }: Plane): void {
  const radius = kind.around(0.125, 0.03);
  const sweep = pose.around(0, 0.1);
  const wing = tone(body, 0.68);
  canvas.fill(polygon([0.1, -0.05], [-0.18, -0.05], [-0.42, -0.3 - sweep], [-0.3, -0.3 - sweep]), {
    colour: tone(body, 0.55),
  });
  canvas.fill(polygon([-0.8, -0.5], [-0.62, -0.5], [-0.38, -0.06], [-0.7, -0.02]), {
    colour: livery,
  });
  canvas.fill(
    union(
      0.08,
      limb([-0.5, 0], [0.62, 0.02], radius, radius),
      limb([-0.5, -0.02], [-0.8, -0.06], radius * 0.9, 0.03),
    ),
    {
      colour: body,
      shade: 0.25,
      rim: 0.12,
    },
  );
  canvas.fill(limb([-0.72, 0.06], [0.68, 0.07], 0.022), { colour: livery });
  for (let x = -0.5; x < 0.5; x += 0.125) {
    canvas.fill(box(x, -0.065, x + 0.06, -0.005, 0.02), { colour: GLASS });
  }
  canvas.fill(polygon([0.6, -0.09], [0.71, -0.04], [0.71, 0], [0.6, -0.01]), { colour: GLASS });
  canvas.fill(polygon([-0.58, -0.02], [-0.74, -0.02], [-0.86, 0.12], [-0.76, 0.12]), {
    colour: wing,
  });
  canvas.fill(limb([0.02, 0.2], [-0.12, 0.2], 0.07), { colour: tone(livery, 0.9), rim: 0.3 });
  canvas.fill(polygon([0.2, 0.05], [-0.2, 0.06], [-0.46, 0.44 + sweep], [-0.3, 0.44 + sweep]), {
    colour: wing,
    rim: 0.2,
  });
}

function drawFighter({ canvas, pose }: Stage, { body, livery }: Plane): void {
  const grey = tone(body, 0.62);
  const sweep = pose.around(0, 0.08);
  canvas.fill(limb([-0.74, 0.06], [-0.9, 0.06], 0.06, 0.02), { colour: rgb(0xf0a040) });
  canvas.fill(polygon([-0.76, -0.42], [-0.58, -0.42], [-0.3, -0.04], [-0.72, 0]), {
    colour: livery,
  });
  canvas.fill(ellipse(0.2, -0.1, 0.22, 0.1), { colour: GLASS });
  canvas.fill(
    polygon([0.84, 0.06], [0.4, -0.06], [-0.4, -0.1], [-0.76, -0.02], [-0.74, 0.13], [0.3, 0.15]),
    {
      colour: grey,
      shade: 0.25,
    },
  );
  canvas.fill(polygon([0.24, 0.08], [-0.5, 0.38 + sweep], [-0.6, 0.36 + sweep], [-0.5, 0.06]), {
    colour: tone(grey, 0.7),
  });
  canvas.fill(limb([-0.1, 0.3], [-0.5, 0.3], 0.035), { colour: WHITE });
}

function drawPropeller({ canvas, pose }: Stage, { livery }: Plane): void {
  const spin = pose.free(0, Math.PI);
  canvas.fill(polygon([-0.8, -0.34], [-0.64, -0.34], [-0.46, 0], [-0.74, 0.02]), {
    colour: livery,
  });
  canvas.fill(
    union(
      0.06,
      limb([-0.1, 0.04], [0.52, 0.06], 0.16, 0.14),
      limb([-0.1, 0.02], [-0.76, 0], 0.13, 0.05),
    ),
    {
      colour: livery,
      shade: 0.25,
      rim: 0.15,
    },
  );
  canvas.fill(limb([-0.7, 0.06], [0.55, 0.1], 0.03), { colour: WHITE });
  canvas.fill(polygon([-0.06, -0.28], [0.2, -0.28], [0.34, -0.04], [-0.08, -0.04]), {
    colour: GLASS,
  });
  canvas.fill(box(-0.26, -0.34, 0.32, -0.26, 0.04), { colour: WHITE, rim: 0.2 });
  canvas.fill(limb([0, -0.26], [0.06, 0.12], 0.018), { colour: tone(livery, 0.5) });
  for (const x of [0.34, -0.06]) {
    canvas.fill(limb([x, 0.16], [x, 0.34], 0.02), { colour: rgb(0x606468) });
    canvas.fill(circle(x, 0.36, 0.075), { colour: BLACK });
  }
  const blade = 0.1 + 0.22 * Math.abs(Math.cos(spin));
  canvas.fill(ellipse(0.7, 0.06, 0.03, blade), { colour: rgb(0x403830) });
  canvas.fill(circle(0.68, 0.06, 0.05), { colour: WHITE });
}

function drawAbove(
  { canvas, kind, pose }: Stage,
  { body, livery }: Plane,
  isFighter: boolean,
): void {
  const sweep = isFighter ? 0.5 : kind.around(0.3, 0.12);
  const span = isFighter ? 0.52 : 0.82 + pose.around(0, 0.08);
  const wing = tone(body, 0.78);
  for (const side of [-1, 1]) {
    const tip = side * span;
    canvas.fill(
      polygon([0.2, 0], [0.2 - sweep, tip], [0.08 - sweep, tip], [isFighter ? -0.5 : -0.1, 0]),
      {
        colour: wing,
        shade: side * -0.15,
      },
    );
    canvas.fill(polygon([-0.54, 0], [-0.74, side * 0.3], [-0.84, side * 0.3], [-0.74, 0]), {
      colour: livery,
    });
    if (!isFighter) {
      canvas.fill(limb([0.12, side * 0.32], [-0.04, side * 0.32], 0.06), {
        colour: tone(livery, 0.9),
      });
    }
  }
  canvas.fill(
    union(0.05, limb([-0.4, 0], [0.66, 0], 0.115, 0.1), limb([-0.4, 0], [-0.84, 0], 0.1, 0.03)),
    {
      colour: body,
      rim: 0.3,
    },
  );
  canvas.fill(limb([-0.84, 0], [-0.5, 0], 0.03), { colour: livery });
  canvas.fill(ellipse(0.64, 0, 0.06, 0.07), { colour: GLASS });
}
