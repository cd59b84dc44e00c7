// Ambient modules cannot be imported, and every project that reaches this file must know them.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./virtual.d.ts" />
import type { SandboxTexts } from './sandbox-texts.ts';

/** The texts that the build made; each is a chunk of its own, loaded once. */
export const bundledTexts: SandboxTexts = {
  frame: async () => {
    const { default: document, frameUrl: url } = await import('virtual:sandbox/frame');
    return { document, url };
  },
  runtime: async () => (await import('virtual:sandbox/runtime')).default,
  library: async () => (await import('virtual:sandbox/library')).default,
};
