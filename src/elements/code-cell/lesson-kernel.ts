import { chosenImage } from './chosen-image.ts';
import { bundledTexts, Kernel } from '../../runner/sandbox/index.ts';

const kernels = new Map<string, Kernel>();

/** The one kernel that all cells of a lesson on this page share; made when it is first asked for. */
export function lessonKernel(lesson: string): Kernel {
  let kernel = kernels.get(lesson);
  if (!kernel)
    kernels.set(
      lesson,
      (kernel = new Kernel({ texts: bundledTexts, image: () => chosenImage.give() })),
    );
  return kernel;
}
