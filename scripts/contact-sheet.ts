/**
 * Draws many scenes on one picture, to look at them.
 *
 *   npx tsx scripts/contact-sheet.ts OUT.png                 ten rows of classes, twelve columns
 *   npx tsx scripts/contact-sheet.ts OUT.png --knob NAME     one knob from 0 to 1, five columns twice
 *   … --seed N --size PIXELS --scale TIMES
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deflateSync } from 'node:zlib';
import { drawScene } from '../src/cnn/data/scenes/draw-scene.ts';
import { KNOB_NAMES, type SceneKnobs } from '../src/cnn/data/scenes/knobs.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    knob: { type: 'string' },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '32' },
    scale: { type: 'string', default: '4' },
  },
});
const [out] = positionals;
if (!out) throw new Error('Which file? npx tsx scripts/contact-sheet.ts OUT.png');
const seed = Number(values.seed);
const size = Number(values.size);
const { knob } = values;
if (knob !== undefined && !KNOB_NAMES.includes(knob as keyof SceneKnobs)) {
  throw new Error(`--knob is one of ${KNOB_NAMES.join(', ')}`);
}
const LEVELS = [0, 0.25, 0.5, 0.75, 1];

const rows = Array.from({ length: 10 }, (_, label) => {
  if (knob === undefined) {
    return Array.from({ length: 12 }, (_, i) =>
      drawScene({ label, seed: seed * 1000 + label * 100 + i, size }),
    );
  }
  return [seed * 10 + label, seed * 10 + label + 1000].flatMap((s) =>
    LEVELS.map((level) => drawScene({ label, seed: s, knobs: { [knob]: level }, size })),
  );
});
writeFileSync(
  out,
  sheet(
    rows.map((row) => row.map(({ image }) => image)),
    size,
    Number(values.scale),
  ),
);
process.stdout.write(`${out}\n`);

/** A PNG of rows of square pictures, each pixel `scale` pixels wide, a thin gap between pictures. */
function sheet(pictures: readonly (readonly Uint8Array[])[], side: number, scale: number): Buffer {
  const pitch = side * scale + 2;
  const width = pictures[0].length * pitch;
  const height = pictures.length * pitch;
  const lines = Buffer.alloc(height * (1 + width * 3), 255);
  for (let y = 0; y < height; y++) {
    lines[y * (1 + width * 3)] = 0; // PNG filter: none
    const row = Math.floor((y % pitch) / scale);
    for (let x = 0; x < width && row < side; x++) {
      const column = Math.floor((x % pitch) / scale);
      if (column >= side) continue;
      const picture = pictures[Math.floor(y / pitch)][Math.floor(x / pitch)];
      const from = (row * side + column) * 3;
      lines.set(picture.subarray(from, from + 3), y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND'),
  ]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
