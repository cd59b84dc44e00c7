/** Counted at build from the framework's own architectures, by `scripts/vite/architecture-sizes.ts`. */
declare module 'virtual:architectures' {
  const sizes: unknown;
  export default sizes;
}
