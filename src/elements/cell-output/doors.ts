/**
 * The doors of what an output may draw: a page's cells can show any of these, and most show none, so each is
 * fetched when the first one is drawn.
 */
export const DOORS: Readonly<Record<string, () => Promise<unknown>>> = {
  'activation-maps': () => import('../activation-maps/index.ts'),
  'adversarial-lab': () => import('../adversarial-lab/index.ts'),
  'architecture-chart': () => import('../architecture-chart/index.ts'),
  'architecture-layers': () => import('../architecture-layers/index.ts'),
  'attack-rate-lab': () => import('../attack-rate-lab/index.ts'),
  'class-bars': () => import('../class-bars/index.ts'),
  'confusion-matrix': () => import('../confusion-matrix/index.ts'),
  'conv-backward-steps': () => import('../conv-backward-steps/index.ts'),
  'conv-steps': () => import('../conv-steps/index.ts'),
  'dense-steps': () => import('../dense-steps/index.ts'),
  'filter-grid': () => import('../filter-grid/index.ts'),
  'heat-map': () => import('../heat-map/index.ts'),
  'image-filter': () => import('../image-filter/index.ts'),
  'image-grid': () => import('../image-grid/index.ts'),
  'image-strip': () => import('../image-strip/index.ts'),
  'layer-count': () => import('../layer-count/index.ts'),
  'layer-table': () => import('../layer-table/index.ts'),
  'line-chart': () => import('../line-chart/index.ts'),
  'linear-steps': () => import('../linear-steps/index.ts'),
  'map-grid': () => import('../map-grid/index.ts'),
  'nearest-neighbours': () => import('../nearest-neighbours/index.ts'),
  'network-builder': () => import('../network-builder/index.ts'),
  'network-counts': () => import('../network-counts/index.ts'),
  'number-grid': () => import('../number-grid/index.ts'),
  'occlusion-lab': () => import('../occlusion-lab/index.ts'),
  'one-pixel-lab': () => import('../one-pixel-lab/index.ts'),
  'pixel-image': () => import('../pixel-image/index.ts'),
  'pixel-lens': () => import('../pixel-lens/index.ts'),
  'pointwise-steps': () => import('../pointwise-steps/index.ts'),
  'pool-pictures': () => import('../pool-pictures/index.ts'),
  'pool-steps': () => import('../pool-steps/index.ts'),
  'randomization-lab': () => import('../randomization-lab/index.ts'),
  'relu-rules': () => import('../relu-rules/index.ts'),
  'relu-rules-lab': () => import('../relu-rules-lab/index.ts'),
  'relu-steps': () => import('../relu-steps/index.ts'),
  'signed-image': () => import('../signed-image/index.ts'),
  'size-formula': () => import('../size-formula/index.ts'),
  'size-ruler': () => import('../size-ruler/index.ts'),
  'softmax-steps': () => import('../softmax-steps/index.ts'),
  'success-matrix': () => import('../success-matrix/index.ts'),
  'template-lab': () => import('../template-lab/index.ts'),
  'tensor-view': () => import('../tensor-view/index.ts'),
  'train-lab': () => import('../train-lab/index.ts'),
};

/** Begins to fetch an element that is about to be drawn; it takes its place when it is there. */
export function openDoor(tag: string): void {
  if (Object.hasOwn(DOORS, tag)) void DOORS[tag]();
}
