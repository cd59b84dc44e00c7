/** Name and year of the paper; everything else about an architecture is counted. */
export interface Published {
  /** The framework's function for it. */
  readonly key: string;
  readonly name: string;
  readonly year: number;
}

/** In the order of their papers. */
export const PUBLISHED: readonly Published[] = [
  { key: 'lenet5', name: 'LeNet-5', year: 1998 },
  { key: 'alexnet', name: 'AlexNet', year: 2012 },
  { key: 'vgg16', name: 'VGG-16', year: 2014 },
  { key: 'googlenet', name: 'GoogLeNet', year: 2014 },
  { key: 'resnet18', name: 'ResNet-18', year: 2015 },
  { key: 'resnet101', name: 'ResNet-101', year: 2015 },
  { key: 'densenet121', name: 'DenseNet-121', year: 2016 },
];
