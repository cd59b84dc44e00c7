import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { architectureSizes } from './scripts/vite/architecture-sizes.ts';
import { katexFonts } from './scripts/vite/katex-fonts.ts';
import { lessonPages } from './scripts/vite/lesson-pages.ts';
import { localCifar10 } from './scripts/vite/local-cifar10.ts';
import { sandboxRuntime } from './scripts/vite/sandbox-runtime.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [
    lessonPages(root),
    katexFonts(),
    localCifar10(root),
    sandboxRuntime(root),
    architectureSizes(),
  ],
  build: {
    outDir: 'dist/site',
    target: 'es2023',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  // @babel/types asks for it; a page has no process, and only a build would leave the question out.
  define: { 'process.env.BABEL_TYPES_8_BREAKING': 'undefined' },
  // Pages are made by a plugin, so the development server cannot find by itself what they will import.
  optimizeDeps: { entries: ['src/{app,elements,runner}/**/*.ts', '!**/*.test.ts'] },
});
