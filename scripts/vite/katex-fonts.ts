import type { Plugin } from 'vite';

/** Keeps KaTeX's fonts in WOFF2 only, which every browser that runs the lessons reads. */
export function katexFonts(): Plugin {
  return {
    name: 'convscope:katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex\.min\.css/ },
      handler: (code) =>
        code.replace(/,url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, ''),
    },
  };
}
