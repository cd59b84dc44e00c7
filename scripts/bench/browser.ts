import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../chromium.mjs';

/**
 * What headless Chromium needs to compute on a graphics card: it draws in software unless told otherwise, keeps
 * WebGPU to itself, and on Linux reaches a card without a screen by Vulkan alone
 * (developer.chrome.com/blog/supercharge-web-ai-testing).
 */
const GPU = ['--enable-gpu', '--ignore-gpu-blocklist', '--enable-unsafe-webgpu'];
const VULKAN = ['--use-angle=vulkan', '--enable-features=Vulkan', '--disable-vulkan-surface'];

/** A headless Chromium, with the machine's graphics card if that is wanted, else without any. */
export async function openBrowser(gpu: boolean): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-background-networking', ...graphicsArguments(gpu)];
  return chromium.launch({ executablePath: await findChromium(), args });
}

/** The words on Chromium's command line that say what draws. */
export function graphicsArguments(gpu: boolean, system = process.platform): readonly string[] {
  if (!gpu) return ['--disable-gpu'];
  return system === 'linux' ? [...GPU, ...VULKAN] : GPU;
}

/** What draws WebGL in a browser, as it names itself: a card, SwiftShader on the processor, or none. */
export async function graphicsOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      const names = gl?.getExtension('WEBGL_debug_renderer_info');
      return gl && names ? String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)) : 'none';
    });
  } finally {
    await page.close();
  }
}
