// Whether something that was built is still of the sources as they are.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a file is there and none of the sources has changed since.
 * @param {string} built
 * @param {readonly string[]} sources files, and folders with all below them; those that are not there count for nothing
 */
export function isCurrent(built, sources) {
  return existsSync(built) && newest(sources) <= statSync(built).mtimeMs;
}

/**
 * When these were changed last, in milliseconds. What was deleted shows in the time of its folder.
 * @param {readonly string[]} paths
 * @returns {number}
 */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stat = statSync(path);
    const below = stat.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [];
    latest = Math.max(latest, stat.mtimeMs, newest(below));
  }
  return latest;
}
