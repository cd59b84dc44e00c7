/** Published networks, built of our own layers; every number about them is counted, none typed in. */
import { vgg16 } from './vgg16.ts';

export const architectures = { vgg16 };
