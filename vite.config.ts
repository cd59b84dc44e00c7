import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { katexFonts } from './scripts/vite/katex-fonts.ts';
import { lessonPages } from './scripts/vite/lesson-pages.ts';
import { localCifar10 } from './scripts/vite/local-cifar10.ts';
import { sandboxRuntime } from './scripts/vite/sandbox-runtime.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [lessonPages(root), katexFonts(), localCifar10(root), sandboxRuntime(root)],
  build: {
    outDir: 'dist/site',
    target: 'es2023',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
