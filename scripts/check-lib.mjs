// Uses dist/lib as a stranger would who installed it: imports it in Node by its name, trains a few
// steps, and has its types checked. Exits with 1 and a reason when something is not as it should be.
import { spawnSync } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = `${root}dist/lib`;

const program = `
import {
  adam, conv2d, dense, evaluate, flatten, loadModel, maxPool, ready, relu, saveModel, scenes, sequential, train,
} from 'convscope';

const { backend } = await ready({ backend: 'wasm' });
const net = sequential({ input: [32, 32, 3], seed: 7 }, [
  conv2d({ filters: 8, size: 5, pad: 2 }), relu(), maxPool({ size: 2 }), flatten(), dense({ units: 10 }),
]);
const images = scenes({ seed: 1, train: 200, test: 50 });
const losses: number[] = [];
for await (const { loss } of train(net, images.train, { optimizer: adam(), steps: 30, batchSize: 16 })) {
  losses.push(loss);
}
const before = await evaluate(net, images.test);
const after = await evaluate(loadModel(await saveModel(net)), images.test);
if (!(losses[29] < losses[0])) throw new Error('the loss did not fall: ' + losses.join(' '));
if (before.loss !== after.loss) throw new Error('a saved model is not the one that was saved');
console.log('package: ' + backend + ', loss ' + losses[0].toFixed(2) + ' to ' + losses[29].toFixed(2) + ' in 30 steps');
`;

const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023', 'dom'],
  strict: true,
  skipLibCheck: true,
  types: [],
};

await access(`${lib}/package.json`).catch(() => fail('dist/lib is not there: npm run build:lib'));
await mkdir(`${root}.cache`, { recursive: true });
const folder = await mkdtemp(join(root, '.cache', 'check-lib-'));
try {
  await mkdir(join(folder, 'node_modules'));
  await symlink(lib, join(folder, 'node_modules', 'convscope'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'program.ts'), program);
  // The same program is checked and, its types left out, run.
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  run('types', [`${root}node_modules/typescript/bin/tsc`]);
  run('program', ['program.js']);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function run(what, words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  if (status !== 0) fail(`${what}: ended with ${status}`);
}

function fail(reason) {
  throw new Error(`the package in dist/lib: ${reason}`);
}
