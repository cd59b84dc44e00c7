import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

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

/** Whether a file is there and none of the sources, files or folders, has changed since. */
export function isCurrent(built: string, sources: readonly string[]): boolean {
  if (!existsSync(built)) return false;
  const { mtimeMs } = statSync(built);
  return sources.every((source) =>
    // What was deleted shows in the time of the folder it was in.
    allBelow(source).every((path) => statSync(path).mtimeMs <= mtimeMs),
  );
}

function allBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const below = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return [path, ...below.map((name) => join(path, name))];
}
