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

/** Everyone, with ours on 1 to `cores` workers, and on the graphics card too if that is wanted. */
export function players(cores: number, gpu: boolean): Player[] {
  const counts = Array.from({ length: cores }, (_, i) => i + 1);
  return [
    stock('ConvNetJS', 'convnetjs'),
    stock('tfjs cpu', 'stock-cpu'),
    stock('tfjs webgl', 'stock-webgl'),
    // tfjs's wasm backend has no gradient of a convolution's filters: it cannot train one.
    stock('tfjs wasm', 'stock-wasm', ALL.slice(1)),
    ...counts.map((workers) => {
      const alone = workers === 1 ? METHODS : [];
      return ours('convscope', { network: 'convnetjs', workers }, [...ALL, 'attack', ...alone]);
    }),
    ...counts.map((workers) => {
      const alone = workers === 1 ? METHODS : [];
      const tasks: Task[] = ['train', 'forward', 'occlusion', ...alone];
      return ours("convscope's deep network", { network: 'deep', workers }, tasks);
    }),
    ...(gpu ? [onCard('webgl'), onCard('webgpu')] : []),
  ];
}

/** Another's library, on one thread. */
function stock(name: string, contestant: ContestantName, tasks = ALL): Player {
  return { name, contestant, setup: { network: 'convnetjs', workers: 1 }, tasks };
}

function ours(
  name: string,
  setup: { network: NetworkName; workers: number },
  tasks: Task[],
): Player {
  const count = `${setup.workers} ${setup.workers === 1 ? 'worker' : 'workers'}`;
  return { name: `${name}, ${count}`, contestant: 'ours', setup, tasks };
}

function onCard(backend: 'webgl' | 'webgpu'): Player {
  const setup = { network: 'convnetjs', workers: 1, backend } as const;
  return { name: `convscope on ${backend}`, contestant: 'ours', setup, tasks: ALL };
}
