// Writes dist/lib, the package: modules for Node and bundlers, one bundle for a page, types for both.
//
//   modules/            an ES module and a .d.ts a source file; tfjs is imported from its packages
//   convscope.js        everything in one file for `<script type="module">`; chunks/ has what is
//                       loaded only when a GPU backend is tried, and the .wasm files lie beside it
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}dist/lib/`;
const door = `${root}src/cnn/index.ts`;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
emitModules();
await bundle();
await copyFiles();
await writeManifest();
console.log('dist/lib: the package is written');

function emitModules() {
  const { config } = ts.readConfigFile(`${root}src/cnn/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, `${root}src/cnn`);
  const program = ts.createProgram([door], {
    ...options,
    noEmit: false,
    noEmitOnError: true,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: `${root}src/cnn`,
    outDir: `${out}modules`,
  });
  const { diagnostics } = program.emit();
  const all = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (all.length === 0) return;
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  };
  console.error(ts.formatDiagnostics(all, host));
  process.exit(1);
}

async function bundle() {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2023',
      copyPublicDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: door, formats: ['es'], fileName: () => 'convscope.js' },
      rolldownOptions: { output: { chunkFileNames: 'chunks/[name].js' } },
    },
  });
}

async function copyFiles() {
  const wasm = `${root}node_modules/@tensorflow/tfjs-backend-wasm/dist/`;
  for (const variant of ['', '-simd', '-threaded-simd']) {
    const name = `tfjs-backend-wasm${variant}.wasm`;
    await copyFile(wasm + name, out + name);
  }
  await copyFile(`${root}LICENSE`, `${out}LICENSE`);
}

async function writeManifest() {
  const { name, version, description, license, engines, dependencies } = JSON.parse(
    await readFile(`${root}package.json`, 'utf8'),
  );
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    engines,
    exports: {
      '.': {
        types: './modules/index.d.ts',
        node: './modules/index.js',
        default: './convscope.js',
      },
      './*.wasm': './*.wasm',
      './package.json': './package.json',
    },
    types: './modules/index.d.ts',
    dependencies,
  };
  await writeFile(`${out}package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}
