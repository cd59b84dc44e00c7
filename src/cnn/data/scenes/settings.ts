import { rgb, type Colour } from './colour.ts';
import type { PropName } from './props.ts';

/** A kind of place: colours from top to bottom, and what may stand there. */
export interface Setting {
  /** From the top of the picture to the horizon. */
  readonly far: readonly [Colour, Colour];
  /** From the horizon to the bottom. */
  readonly near: readonly [Colour, Colour];
  /** Its height, −1 top .. 1 bottom; 1.2 for none. */
  readonly horizon: number;
  /** Strength of the ground's texture, as a share of its colour. */
  readonly rough: number;
  readonly props: readonly PropName[];
}

function setting(
  [skyTop, skyLow, groundTop, groundLow]: readonly [number, number, number, number],
  horizon: number,
  rough: number,
  ...props: readonly PropName[]
): Setting {
  return {
    far: [rgb(skyTop), rgb(skyLow)],
    near: [rgb(groundTop), rgb(groundLow)],
    horizon,
    rough,
    props,
  };
}

const SETTINGS = {
  sky: setting([0x4a8fd8, 0xb8dcf2, 0xb8dcf2, 0xd8ecf6], 1.2, 0.04, 'cloud', 'cloud', 'sun'),
  overcast: setting([0x9aa8b6, 0xd2dae0, 0xd2dae0, 0xe4e8ea], 1.2, 0.08, 'cloud', 'cloud'),
  dusk: setting([0x4a4a88, 0xf0a468, 0xf0a468, 0xf8cc8c], 1.2, 0.05, 'cloud', 'sun'),
  runway: setting([0x7ab4e4, 0xcfe6f4, 0x8a9a70, 0x77787a], 0.3, 0.12, 'cloud', 'house', 'hill'),
  street: setting(
    [0x8cb8dc, 0xd4e2ea, 0x8e9094, 0x5c5e62],
    0.2,
    0.12,
    'house',
    'tree',
    'post',
    'house',
  ),
  road: setting(
    [0x6aaae0, 0xcfe6f4, 0x6c8c4c, 0x6a6a6c],
    0.1,
    0.14,
    'hill',
    'tree',
    'cloud',
    'bush',
  ),
  yard: setting([0xa89886, 0x8e8072, 0x8c8880, 0x6e6a64], 0.15, 0.16, 'window', 'post', 'crate'),
  meadow: setting(
    [0x74b4e6, 0xd8ecf4, 0x86a850, 0x4e7a30],
    -0.05,
    0.25,
    'hill',
    'tree',
    'fence',
    'bush',
    'cloud',
  ),
  forest: setting(
    [0x36502e, 0x5c7a44, 0x6a6a3a, 0x46502a],
    0.1,
    0.35,
    'tree',
    'tree',
    'bush',
    'rock',
  ),
  snow: setting([0x9cb4c8, 0xd8e2ea, 0xe6eef4, 0xcfdbe6], 0.0, 0.08, 'tree', 'hill', 'rock'),
  sand: setting([0x82c0e8, 0xd8eef4, 0xe0cc9a, 0xc8ae78], -0.1, 0.18, 'hill', 'rock', 'cloud'),
  room: setting(
    [0xcdb8a0, 0xd8c8b2, 0x9a7048, 0x7a5636],
    0.3,
    0.12,
    'window',
    'sofa',
    'lamp',
    'crate',
  ),
  cosy: setting([0x7e94a8, 0x94a8b6, 0xb08a8a, 0x8a6468], 0.25, 0.14, 'sofa', 'window', 'lamp'),
  pond: setting([0x4a7a58, 0x5a8a70, 0x3f7478, 0x2a5660], -0.3, 0.2, 'reed', 'pad', 'pad', 'rock'),
  mud: setting([0x6a7a44, 0x7a7a4a, 0x8a6a46, 0x64482e], -0.2, 0.35, 'rock', 'bush', 'reed'),
  sea: setting([0x62a4e0, 0xcde4f2, 0x2f6f9c, 0x1c4a74], 0.1, 0.22, 'cloud', 'hill', 'sun', 'wave'),
  storm: setting([0x77828c, 0xb4bcc2, 0x55707a, 0x34505c], 0.1, 0.4, 'cloud', 'wave', 'wave'),
  sunset: setting([0x6a4a7a, 0xf4a85c, 0xb4745c, 0x4a3a54], 0.1, 0.25, 'sun', 'hill', 'wave'),
} as const;

/** Where each class is met, the usual place first; by label. */
export const PLACES: readonly (readonly Setting[])[] = [
  [SETTINGS.sky, SETTINGS.overcast, SETTINGS.dusk, SETTINGS.sky, SETTINGS.runway],
  [SETTINGS.street, SETTINGS.road, SETTINGS.yard, SETTINGS.sand, SETTINGS.snow],
  [SETTINGS.sky, SETTINGS.meadow, SETTINGS.forest, SETTINGS.sand, SETTINGS.overcast],
  [SETTINGS.room, SETTINGS.cosy, SETTINGS.meadow, SETTINGS.yard],
  [SETTINGS.forest, SETTINGS.meadow, SETTINGS.snow, SETTINGS.meadow],
  [SETTINGS.meadow, SETTINGS.room, SETTINGS.street, SETTINGS.sand, SETTINGS.cosy],
  [SETTINGS.pond, SETTINGS.mud, SETTINGS.meadow, SETTINGS.forest],
  [SETTINGS.meadow, SETTINGS.sand, SETTINGS.snow, SETTINGS.yard],
  [SETTINGS.sea, SETTINGS.storm, SETTINGS.sunset, SETTINGS.sea],
  [SETTINGS.road, SETTINGS.street, SETTINGS.yard, SETTINGS.sand],
];
