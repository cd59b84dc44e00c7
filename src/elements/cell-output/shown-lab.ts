import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { DOORS } from './doors.ts';
import type { Fields } from './field-values.ts';
import type { LAB_WIDGETS } from './lab-widgets.ts';

type LabTag = keyof typeof LAB_WIDGETS;

/**
 * Draws a lab when it has been fetched, and what gives it its network: it has to be there before it is told what it
 * talks to, which is no property of it.
 */
const lab = (tag: LabTag) => (fields: Fields) => {
  const fetched = Promise.all([import('./lab-widgets.ts'), DOORS[tag]()]);
  const drawn = fetched.then(([{ LAB_WIDGETS }]) => LAB_WIDGETS[tag](fields));
  return html`${until(drawn, nothing)}`;
};

/** The labs that look into a network, by their tags. */
export const SHOWN_LABS: Readonly<Record<LabTag, (fields: Fields) => TemplateResult>> = {
  'adversarial-lab': lab('adversarial-lab'),
  'attack-rate-lab': lab('attack-rate-lab'),
  'occlusion-lab': lab('occlusion-lab'),
  'one-pixel-lab': lab('one-pixel-lab'),
  'randomization-lab': lab('randomization-lab'),
  'relu-rules-lab': lab('relu-rules-lab'),
};
