import type { Arena } from './measure.ts';
import type { Player } from './players.ts';
import type { Row } from './row.ts';

/** What ConvNetJS has after one pass over the 50,000 training images. */
const CONVNETJS_ACCURACY = 0.528;
const CONVNETJS_IMAGES = 50_000;

/** How long ours takes to ConvNetJS's accuracy, beside what ConvNetJS needs for its pass at its own rate. */
export async function measureLearning(
  arena: Arena,
  ours: readonly Player[],
  convnetjs: number,
  say: (words: string) => void,
): Promise<Row[]> {
  const percent = `${(100 * CONVNETJS_ACCURACY).toFixed(1)} %`;
  const what = `to ${percent} of CIFAR-10's test images right`;
  const whole = CONVNETJS_IMAGES / convnetjs;
  const rows: Row[] = [
    {
      name: `${what}: ConvNetJS, ${CONVNETJS_IMAGES.toLocaleString('en-US')} images at its rate`,
      unit: 's',
      value: whole,
      versusConvnetjs: 1,
      versusLimit: null,
    },
  ];
  for (const player of ours) {
    say(`${what}: ${player.name} …`);
    const { milliseconds, images } = await arena.learn(player, CONVNETJS_ACCURACY);
    rows.push({
      name: `${what}: ${player.name}, ${images.toLocaleString('en-US')} images`,
      unit: 's',
      value: milliseconds / 1000,
      versusConvnetjs: (1000 * whole) / milliseconds,
      versusLimit: null,
    });
  }
  return rows;
}
