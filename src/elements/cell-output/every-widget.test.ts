import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ELEMENTS } from '../../runner/sandbox/values/element-schema.ts';
import { DOORS } from './doors.ts';
import { WIDGETS } from './widgets.ts';

const PART = 'stands inside other widgets, which bring it along';
const CELL = 'is what a cell itself is made of';
const PAGE = 'belongs to the page or the text of a lesson';

/** Why an element cannot be shown by a cell's `show`. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  'backend-note': PART,
  'cell-output': CELL,
  'code-cell': CELL,
  'data-source': PART,
  'fault-note': PART,
  'hyper-controls': PART,
  'image-grid': 'comes with images()',
  'image-picker': 'hands what is chosen to the widget it stands in, and a cell cannot hear it',
  'image-probe': PART,
  'layer-views': PART,
  'lesson-exercise': PAGE,
  'network-choice': PART,
  'network-editor': PART,
  'network-image-bar': 'chooses the network and the image of the page, which no cell may',
  'predict-first': PAGE,
  'scene-knobs': PART,
  'share-link': CELL,
  'size-fields': PART,
  'step-transport': PART,
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

test('whatever the schema lets through is drawn, and has a door', () => {
  const shown = Object.keys(ELEMENTS).sort();
  expect(Object.keys(WIDGETS).sort()).toEqual(shown);
  // Pictures and tensors come to an output by themselves.
  expect(Object.keys(DOORS).sort()).toEqual([...shown, 'image-grid', 'tensor-view'].sort());
});
