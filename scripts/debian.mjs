// Debian's packages, and what is on the path: how the browsers of the tests are found.
import { execFileSync, spawnSync } from 'node:child_process';

/** The path of the first of these programs that is there; null where none is. */
export function onPath(names) {
  for (const name of names) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

/** Installs a package of Debian's; false where that cannot be. */
export function installPackage(name) {
  if (onPath(['apt-get']) === null) return false;
  console.log(`Installing Debian's ${name} …`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', '-qq', ...args];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    apt('update');
    apt('install', '-y', name);
    return true;
  } catch {
    return false;
  }
}
