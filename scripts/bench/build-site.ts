import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isCurrent } from '../is-current.mjs';

const SOURCES = [
  'index.html',
  'src',
  'lessons',
  'assets',
  'scripts/vite',
  'vite.config.ts',
  'package-lock.json',
];

/** Builds the site into a folder, unless what is there is of the sources as they are. */
export function buildSite(folder: string): void {
  if (isCurrent(join(folder, 'index.html'), SOURCES)) return;
  const build = ['vite', 'build', '--outDir', folder, '--logLevel', 'error'];
  execFileSync('npx', build, { stdio: 'inherit' });
}
