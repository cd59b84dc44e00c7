import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: { outDir: 'dist/site', target: 'es2023', emptyOutDir: true },
  worker: { format: 'es' },
});
