// npm start: installs what is missing, builds the site if its sources are newer, serves it.
import { spawnSync } from 'node:child_process';
import { installPackages } from './install.mjs';
import { isCurrent } from './is-current.mjs';

const SOURCES = ['src', 'lessons', 'assets', 'scripts', 'data', 'index.html', 'vite.config.ts'];
const BUILT = 'dist/site/index.html';
const FIRST_PORT = 8080;

installPackages();
if (!isCurrent(BUILT, SOURCES)) {
  console.log('Building the site …');
  const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
const { serve } = await import('./serve.mjs');
const { url } = await serveOnFreePort();
console.log(
  `\n  convscope is at ${url}\n  Stop with Ctrl+C. While you edit, "npm run dev" reloads.\n`,
);

async function serveOnFreePort() {
  for (let port = FIRST_PORT; ; port++) {
    try {
      return await serve({ folder: 'dist/site', port: Number(process.env.PORT ?? port) });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || process.env.PORT || port > FIRST_PORT + 50) throw error;
    }
  }
}
