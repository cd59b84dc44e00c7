import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { frameDocument } from '../../src/runner/sandbox/frame/policy.ts';

const PREFIX = 'virtual:sandbox/';
const FRAME_FILE = 'sandbox-frame.html';

/** The texts that the page hands to the sandbox, and what each is made of. */
const ENTRIES: Readonly<Record<string, string>> = {
  frame: 'src/runner/sandbox/frame/entry.ts',
  runtime: 'src/runner/sandbox/worker/entry.ts',
  library: 'src/runner/sandbox/worker/library.ts',
};

interface Bundle {
  readonly text: string;
  readonly files: readonly string[];
}

/**
 * Gives the page the sandbox's programs as texts, each bundled into one expression that needs nothing else:
 * `virtual:sandbox/frame` (the frame's document, and the URL of the same as a file), `virtual:sandbox/runtime`
 * and `virtual:sandbox/library`.
 *
 * They are texts because the worker they run in has no origin and may load nothing.
 */
export function sandboxRuntime(root: string): Plugin {
  const bundles = new Map<string, Promise<Bundle>>();
  const bundle = (name: string): Promise<Bundle> => {
    let made = bundles.get(name);
    if (!made) bundles.set(name, (made = bundleEntry(root, ENTRIES[name])));
    return made;
  };
  const frame = async (): Promise<string> => frameDocument((await bundle('frame')).text);
  let building = false;

  return {
    name: 'convscope:sandbox-runtime',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: {
      filter: { id: /^virtual:sandbox\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0virtual:sandbox\// },
      async handler(id) {
        const name = id.slice(PREFIX.length + 1);
        const { text, files } = await bundle(name);
        for (const file of files) this.addWatchFile(file);
        if (name !== 'frame') return `export default ${JSON.stringify(text)};`;
        const source = await frame();
        const url = building
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: FRAME_FILE, source })}`
          : `new URL(${JSON.stringify(`/${FRAME_FILE}`)}, location.href).href`;
        return `export default ${JSON.stringify(source)};\nexport const frameUrl = ${url};`;
      },
    },
    watchChange() {
      bundles.clear();
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `/${FRAME_FILE}`) return next();
        frame().then((text) => {
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(text);
        }, next);
      });
    },
  };
}

/** One classic script as text, and the files it was made of. */
async function bundleEntry(root: string, entry: string): Promise<Bundle> {
  const files: string[] = [];
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    mode: 'production',
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      __WASM_FILES__: wasmFiles(root),
    },
    plugins: [withoutGpu(), watched(files)],
    build: {
      write: false,
      target: 'es2022',
      copyPublicDir: false,
      lib: { entry: join(root, entry), formats: ['iife'], name: 'made', fileName: 'made' },
      // A layer is shown to students by the name of its class.
      rolldownOptions: { output: { keepNames: true } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = outputs.filter((one) => one.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`${entry}: expected one chunk, got ${chunks.length}`);
  const { code, exports } = chunks[0];
  // In a function, so that nothing of it becomes a global that a cell would find.
  const text = exports.length > 0 ? `(() => { ${code}\nreturn made; })()` : code;
  return { text, files };
}

/** The WebAssembly files of tfjs as data: URLs, which is all that the frame's policy lets them be. */
function wasmFiles(root: string): string {
  const require = createRequire(join(root, 'package.json'));
  const names = [
    'tfjs-backend-wasm.wasm',
    'tfjs-backend-wasm-simd.wasm',
    'tfjs-backend-wasm-threaded-simd.wasm',
  ];
  const urls = names.map((name) => {
    const bytes = readFileSync(require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`));
    return [name, `data:application/wasm;base64,${bytes.toString('base64')}`];
  });
  return JSON.stringify(Object.fromEntries(urls));
}

/** Leaves the GPU backends out of the library: a cell computes on wasm or cpu. */
function withoutGpu(): Plugin {
  return {
    name: 'convscope:sandbox-without-gpu',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^@tensorflow\/tfjs-backend-web/ },
      handler: () => '\0no-gpu',
    },
    load: {
      filter: { id: /^\0no-gpu$/ },
      handler: () => `throw new Error('a cell computes on wasm or cpu');`,
    },
  };
}

function watched(files: string[]): Plugin {
  return {
    name: 'convscope:sandbox-watched',
    load(id) {
      if (id.includes('/src/') && !id.startsWith('\0')) files.push(id);
      return null;
    },
  };
}
