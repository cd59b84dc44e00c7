import type { Look, PageImage } from '../../runner/engine/index.ts';
import { percent } from '../scale/index.ts';
import { CLASS_NAMES } from '../subject/index.ts';

/** What an image is called. */
export function imageName(image: PageImage): string {
  if (image.from === 'own') return image.name;
  const name = CLASS_NAMES[image.label];
  if (image.from === 'cifar10') return `${name}, CIFAR-10 test image ${image.index + 1}`;
  const turned = image.knobs ? ', knobs turned' : '';
  return `${name}, drawn scene ${image.seed}${turned}`;
}

/** What the network says, in a sentence. */
export function verdict({ probabilities, classes, label }: Look): string {
  const best = probabilities.indexOf(Math.max(...probabilities));
  const says = `The network says ${classes[best]}, ${percent(probabilities[best])}.`;
  if (label === null || !classes[label]) return says;
  return best === label ? `${says} That is right.` : `${says} It is: ${classes[label]}.`;
}
