/** Published networks, built of our own layers; every number about them is counted, none typed in. */
import { alexnet } from './alexnet.ts';
import { densenet121 } from './densenet121.ts';
import { googlenet } from './googlenet.ts';
import { lenet5 } from './lenet5.ts';
import { resnet101, resnet18 } from './resnet.ts';
import { vgg16 } from './vgg16.ts';

export const architectures = {
  lenet5,
  alexnet,
  vgg16,
  googlenet,
  resnet18,
  resnet101,
  densenet121,
};
