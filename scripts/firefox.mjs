// Finds a Firefox, or gets Debian's; unlike the Chromium the tests can do without it, but not on CI.
import { installPackage, onPath } from './debian.mjs';

const NAMES = ['firefox-esr', 'firefox'];

/** The path of a Firefox that can be started; installs one where there is none, and is null where that fails. */
export function findFirefox() {
  const found = process.env.FIREFOX ?? onPath(NAMES);
  if (found) return found;
  if (installPackage('firefox-esr')) return onPath(NAMES);
  console.log('No Firefox could be installed: the rows that need one are skipped, and on CI fail.');
  return null;
}
