import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Puts the local copy of CIFAR-10 that `npm run cifar10` made into a build, at `data/cifar10/`.
 *
 * The dev server has it there already. Where there is no copy the lessons work on the drawn scenes.
 */
export function localCifar10(root: string): Plugin {
  const source = join(root, 'data/cifar10');
  let target = '';
  return {
    name: 'convscope:local-cifar10',
    apply: 'build',
    configResolved(config) {
      target = join(config.root, config.build.outDir, 'data/cifar10');
    },
    closeBundle() {
      if (existsSync(source)) cpSync(source, target, { recursive: true });
    },
  };
}
