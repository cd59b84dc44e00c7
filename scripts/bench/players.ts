import type { NetworkName, Setup, Task } from './contestant.ts';
import type { ContestantName } from './page/main.ts';

/** One that takes part: a contestant as it is set up, and what it is measured at. */
export interface Player {
  /** Unique, and its name in the table. */
  readonly name: string;
  readonly contestant: ContestantName;
  readonly setup: Setup;
  readonly tasks: readonly Task[];
}

const ALL: readonly Task[] = ['train', 'forward', 'occlusion', 'onePixel'];
const METHODS: readonly Task[] = ['saliency', 'gradient', 'deconvnet', 'guided'];

/** Everyone, with ours on 1 to `cores` workers. Those that take minutes for an image are not asked for maps. */
export function players(cores: number): Player[] {
  const counts = Array.from({ length: cores }, (_, i) => i + 1);
  const at = (network: NetworkName, workers: number): Setup => ({ network, workers });
  return [
    { name: 'ConvNetJS', contestant: 'convnetjs', setup: at('convnetjs', 1), tasks: ALL },
    {
      name: 'tfjs cpu',
      contestant: 'stock-cpu',
      setup: at('convnetjs', 1),
      tasks: ['train', 'forward'],
    },
    {
      name: 'tfjs webgl',
      contestant: 'stock-webgl',
      setup: at('convnetjs', 1),
      tasks: ['train', 'forward'],
    },
    // tfjs's wasm backend has no gradient of a convolution's filters: it cannot train one.
    { name: 'tfjs wasm', contestant: 'stock-wasm', setup: at('convnetjs', 1), tasks: ALL.slice(1) },
    ...counts.map((workers): Player => {
      const name = `convscope, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
      const alone = workers === 1 ? METHODS : [];
      const tasks = [...ALL, 'attack' as const, ...alone];
      return { name, contestant: 'ours', setup: at('convnetjs', workers), tasks };
    }),
    ...counts.map((workers): Player => {
      const name = `convscope's deep network, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
      return {
        name,
        contestant: 'ours',
        setup: at('deep', workers),
        tasks: ['train', 'forward', 'occlusion', ...(workers === 1 ? METHODS : [])],
      };
    }),
  ];
}
