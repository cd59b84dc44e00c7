import { sizes } from '../../steps/index.ts';

/** One convolution on one image. */
export interface LayerSettings {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** K. */
  readonly filters: number;
  /** F. */
  readonly size: number;
  /** S. */
  readonly stride: number;
  /** P. */
  readonly pad: number;
}

export type SettingName = keyof LayerSettings;

/** What each number may be: images as large as ImageNet's, filters as large as are in use. */
export const RANGES: Readonly<Record<SettingName, readonly [number, number]>> = {
  width: [1, 256],
  height: [1, 256],
  depth: [1, 1024],
  filters: [1, 1024],
  size: [1, 11],
  stride: [1, 5],
  pad: [0, 5],
};

/** Brings every number into its range. */
export function inRange(settings: LayerSettings): LayerSettings {
  const names = Object.keys(RANGES) as SettingName[];
  const brought = names.map((name) => {
    const [least, most] = RANGES[name];
    return [name, Math.max(least, Math.min(most, Math.round(settings[name]) || least))];
  });
  return Object.fromEntries(brought) as LayerSettings;
}

/** A common setting of F, S and P; without `pad` it is whatever fits. */
export interface Preset {
  readonly name: string;
  readonly size: number;
  readonly stride: number;
  readonly pad?: number;
}

export const PRESETS: readonly Preset[] = [
  { name: '3, 1, 1', size: 3, stride: 1, pad: 1 },
  { name: '5, 1, 2', size: 5, stride: 1, pad: 2 },
  { name: '5, 2, what fits', size: 5, stride: 2 },
  { name: '1, 1, 0', size: 1, stride: 1, pad: 0 },
];

/**
 * The settings with a preset put in; where its padding is left open, the one that brings out as near to
 * a whole fraction of the input as can be and fits both sides. Where none fits, half the filter stays.
 */
export function withPreset(settings: LayerSettings, { size, stride, pad }: Preset): LayerSettings {
  const half = Math.floor(size / 2);
  const fits = (ring: number) =>
    [settings.width, settings.height].every(
      (input) => sizes({ input, size, stride, pad: ring }).fits,
    );
  const nearest = Array.from({ length: size }, (_, ring) => ring)
    .sort((a, b) => Math.abs(a - half) - Math.abs(b - half))
    .find(fits);
  return { ...settings, size, stride, pad: pad ?? nearest ?? half };
}

/** Whether some padding makes the filter fit along this side; padding always adds an even number. */
export function somePadFits({ size, stride }: LayerSettings, input: number): boolean {
  return Array.from({ length: stride }, (_, ring) => ring).some((ring) => (input - size + 2 * ring) % stride === 0); // prettier-ignore
}
