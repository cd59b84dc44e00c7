import { type SandboxTexts } from './sandbox-texts.ts';

/** The texts that the build made; each is a chunk of its own, loaded once. */
export const bundledTexts: SandboxTexts = {
  frame: async () => {
    const { default: document, frameUrl: url } = await import('virtual:sandbox/frame');
    return { document, url };
  },
  runtime: async () => (await import('virtual:sandbox/runtime')).default,
  library: async () => (await import('virtual:sandbox/library')).default,
};
