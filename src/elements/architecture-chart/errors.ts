/** A winner, or runner-up, of ImageNet's yearly competition in classification. */
export interface Entry {
  readonly year: number;
  readonly name: string;
  /** Layers with weights of the deepest network in it; null where there was no network. */
  readonly depth: number | null;
  /** Per cent of the test images whose class was not among five guesses. */
  readonly error: number;
  readonly source: string;
  readonly url: string;
}

const CHALLENGE = {
  source: 'Russakovsky et al. 2015',
  url: 'https://arxiv.org/abs/1409.0575',
} as const;

/** Errors on the test images of each year, most of several networks together. */
export const ENTRIES: readonly Entry[] = [
  { year: 2010, name: 'NEC-UIUC', depth: null, error: 28.2, ...CHALLENGE },
  { year: 2011, name: 'XRCE', depth: null, error: 25.8, ...CHALLENGE },
  { year: 2012, name: 'SuperVision (AlexNet)', depth: 8, error: 16.4, ...CHALLENGE },
  { year: 2013, name: 'Clarifai (after ZFNet)', depth: 8, error: 11.7, ...CHALLENGE },
  {
    year: 2014,
    name: 'VGG',
    depth: 19,
    error: 7.3,
    source: 'Simonyan and Zisserman 2014',
    url: 'https://arxiv.org/abs/1409.1556',
  },
  {
    year: 2014,
    name: 'GoogLeNet',
    depth: 22,
    error: 6.7,
    source: 'Szegedy et al. 2014',
    url: 'https://arxiv.org/abs/1409.4842',
  },
  {
    year: 2015,
    name: 'ResNet',
    depth: 152,
    error: 3.57,
    source: 'He et al. 2015',
    url: 'https://arxiv.org/abs/1512.03385',
  },
];
