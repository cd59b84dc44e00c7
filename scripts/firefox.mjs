// Finds a Firefox, or gets Debian's; unlike the Chromium the tests can do without it.
import { execFileSync, spawnSync } from 'node:child_process';

const NAMES = ['firefox-esr', 'firefox'];

/** The path of a Firefox that can be started; installs one where there is none, and is null where that fails. */
export function findFirefox() {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  return onPath() ?? debians();
}

function onPath() {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

function debians() {
  if (spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return null;
  console.log("No Firefox on the path: installing Debian's firefox-esr …");
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', '-qq', ...args];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    apt('update');
    apt('install', '-y', 'firefox-esr');
  } catch {
    console.log('It could not be installed: the rows that need a Firefox are skipped.');
    return null;
  }
  return onPath();
}
