import { html, nothing, type TemplateResult } from 'lit';
import type { ElementView } from '../../runner/sandbox/index.ts';
import { COUNT_WIDGETS } from './count-widgets.ts';
import { DATA_WIDGETS } from './data-widgets.ts';
import { openDoor } from './doors.ts';
import type { Fields } from './field-values.ts';
import { SHOWN_LABS } from './shown-lab.ts';
import { STEP_WIDGETS } from './step-widgets.ts';

/** The widgets that a cell can show: each is written out, so that nothing else can come to the page. */
export const WIDGETS: Readonly<Record<string, (fields: Fields) => TemplateResult>> = {
  ...STEP_WIDGETS,
  ...COUNT_WIDGETS,
  ...DATA_WIDGETS,
  ...SHOWN_LABS,
  'nearest-neighbours': () => html`<nearest-neighbours></nearest-neighbours>`,
  'template-lab': () => html`<template-lab></template-lab>`,
  'train-lab': ({ network, ...settings }) =>
    html`<train-lab network=${network} .settings=${settings}></train-lab>`,
};

/** A widget with its properties; nothing where it is none of ours. */
export function widget({ tag, fields }: ElementView): TemplateResult | typeof nothing {
  if (!Object.hasOwn(WIDGETS, tag)) return nothing;
  openDoor(tag);
  return WIDGETS[tag](fields);
}
