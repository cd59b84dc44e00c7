// npm run kernels: compiles src/cnn/backend/kernels/assembly with AssemblyScript, once with relaxed SIMD and
// once without, into compiled.ts: text, so that the same file loads in Node, a page, a worker and the sandbox.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import asc from 'assemblyscript/asc';

const FOLDER = 'src/cnn/backend/kernels';
const FLAGS = ['-O3', '--runtime', 'stub', '--importMemory', '--noAssert'];

/** The text of compiled.ts for the sources as they are. */
export async function compileKernels(): Promise<string> {
  const relaxed = await compile('simd,relaxed-simd');
  const plain = await compile('simd');
  return [
    '// Made by `npm run kernels` from assembly/; a test holds the two together.\n',
    constant('RELAXED_SIMD', relaxed),
    constant('SIMD', plain),
  ].join('\n');
}

async function compile(features: string): Promise<string> {
  let build: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [`${FOLDER}/assembly/index.ts`, ...FLAGS, '--enable', features, '--outFile', 'kernels.wasm'],
    { writeFile: (_name, contents) => void (build = contents as Uint8Array) },
  );
  if (error || !build) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return Buffer.from(build).toString('base64');
}

function constant(name: string, base64: string): string {
  const lines = base64.match(/.{1,960}/g) ?? [];
  return `export const ${name} =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(`${FOLDER}/compiled.ts`, await compileKernels());
}
