// Makes node_modules what package-lock.json says, if it is not already. Uses nothing that npm installs.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`convscope needs Node 20.19 or newer, this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs `npm ci` when packages are missing or older than the lock file. */
export function installPackages() {
  const installed = 'node_modules/.package-lock.json';
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
  if (current) return;
  console.log('Installing packages …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('npm ci failed. Is the package registry reachable? Then run the command again.');
    process.exit(1);
  }
}
