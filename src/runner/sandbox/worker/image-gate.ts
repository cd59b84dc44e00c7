import type { ChosenImage } from '../protocol/index.ts';
import type { LibraryLoader } from './library-loader.ts';

/** An image as a cell gets it: plain data, the last axis fastest. */
export interface PlainImage {
  /** `[height, width, channels]`, channels red, green, blue. */
  readonly shape: readonly [number, number, number];
  /** 0..1. */
  readonly data: Float32Array;
}

/** What of the library draws a scene. */
type DrawScene = (scene: {
  readonly label: number;
  readonly seed: number;
  readonly knobs: Readonly<Record<string, number>>;
}) => { readonly shape: PlainImage['shape']; readonly image: Uint8Array };

/** Gets the image that is chosen on the page, each time it is asked for. */
export class ImageGate {
  private readonly waiting: ((image: ChosenImage) => void)[] = [];

  constructor(
    private readonly ask: () => void,
    private readonly library: Pick<LibraryLoader, 'load'>,
  ) {}

  /** The chosen image as plain data of its own, which a cell may change. */
  readonly chosenImage = async (): Promise<PlainImage> => {
    const given = new Promise<ChosenImage>(
      (resolve) => (this.waiting[this.waiting.length] = resolve),
    );
    this.ask();
    const image = await given;
    if (image.from === 'nowhere') throw new Error(`chosenImage: ${image.reason}`);
    if (image.from === 'pixels') return inUnits(image.shape, image.bytes);
    const drawScene = (await this.library.load()).drawScene as DrawScene;
    const { label, seed, knobs } = image;
    const scene = drawScene({ label, seed, knobs });
    return inUnits(scene.shape, scene.image);
  };

  /** The page's answer. */
  receive(image: ChosenImage): void {
    for (const resolve of this.waiting.splice(0)) resolve(image);
  }
}

function inUnits(shape: PlainImage['shape'], bytes: Uint8Array): PlainImage {
  return { shape: [...shape], data: Float32Array.from(bytes, (byte) => byte / 255) };
}
