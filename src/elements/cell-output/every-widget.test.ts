import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ELEMENTS } from '../../runner/sandbox/values/element-schema.ts';

const PART = 'stands inside other widgets, which bring it along';
const CELL = 'is what a cell itself is made of';
const PAGE = 'belongs to the page or the text of a lesson';
const ENGINE = 'looks into the network and image in use on the page; a cell has its own';
const OWN = 'begins with an example of its own, and takes no data from outside';

/** Why an element cannot be shown by a cell's `show`. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  'adversarial-lab': ENGINE,
  'architecture-chart': OWN,
  'architecture-layers': OWN,
  'attack-rate-lab': ENGINE,
  'backend-note': PART,
  'cell-output': CELL,
  'code-cell': CELL,
  'data-source': PART,
  'dense-steps': OWN,
  'fault-note': PART,
  'heat-map': PART,
  'hyper-controls': PART,
  'image-filter': OWN,
  'image-grid': 'comes with images()',
  'image-picker': ENGINE,
  'image-probe': PART,
  'layer-count': OWN,
  'layer-views': PART,
  'lesson-exercise': PAGE,
  'linear-steps': OWN,
  'nearest-neighbours': OWN,
  'network-builder': OWN,
  'network-choice': PART,
  'network-counts': OWN,
  'network-editor': PART,
  'network-image-bar': ENGINE,
  'occlusion-lab': ENGINE,
  'one-pixel-lab': ENGINE,
  'pixel-image': OWN,
  'pixel-lens': OWN,
  'pointwise-steps': OWN,
  'pool-pictures': OWN,
  'predict-first': PAGE,
  'randomization-lab': ENGINE,
  'relu-rules': OWN,
  'relu-rules-lab': ENGINE,
  'scene-knobs': PART,
  'share-link': CELL,
  'size-fields': PART,
  'size-formula': PART,
  'softmax-steps': OWN,
  'step-transport': PART,
  'success-matrix': PART,
  'template-lab': OWN,
  'tensor-view': 'comes with print(tensor)',
  'unit-picker': PART,
  'value-bars': 'comes with print(tensor)',
};

/** The folder is the tag, and its element is registered in its door. */
const tags = readdirSync('src/elements').filter((name) => {
  const door = `src/elements/${name}/index.ts`;
  return name.includes('-') && existsSync(door);
});

test('every element can be shown by a cell, or stands here with the reason why not', () => {
  const known = new Set([...Object.keys(ELEMENTS), ...Object.keys(NOT_SHOWN)]);
  expect(tags.filter((tag) => !known.has(tag))).toEqual([]);
});

test('no element is both shown and excused, and none is excused that is gone', () => {
  const excused = Object.keys(NOT_SHOWN);
  expect(excused.filter((tag) => tag in ELEMENTS || !tags.includes(tag))).toEqual([]);
  expect(Object.keys(ELEMENTS).filter((tag) => !tags.includes(tag))).toEqual([]);
});
