import { html, nothing } from 'lit';
import type { TensorView } from '../../runner/sandbox/index.ts';
import { sharedEngine, type CellImage, type CellNetwork } from '../../runner/engine/index.ts';
import { textToBytes, textToFloats } from '../../runner/sandbox/values/index.ts';
import { subject } from '../subject/index.ts';
import { cellEngine } from './cell-engine.ts';
import { CellSubject } from './cell-subject.ts';
import type { Fields } from './field-values.ts';

/** Labs that look into a network and an image: those that the cell gave, or else those in use on the page. */
export const LAB_WIDGETS = {
  'occlusion-lab': (fields: Fields) => {
    const { size, stride, colour } = fields;
    const given = subjectOf(fields);
    return html`<occlusion-lab
      .store=${given}
      .engine=${given.engine}
      size=${size ?? nothing}
      stride=${stride ?? nothing}
      colour=${colour ?? nothing}
    ></occlusion-lab>`;
  },
  'relu-rules-lab': (fields: Fields) => {
    const given = subjectOf(fields);
    return html`<relu-rules-lab .store=${given} .engine=${given.engine}></relu-rules-lab>`;
  },
  'randomization-lab': (fields: Fields) => {
    const given = subjectOf(fields);
    return html`<randomization-lab
      .store=${given}
      .engine=${given.engine}
      seed=${fields.seed ?? nothing}
    ></randomization-lab>`;
  },
  'adversarial-lab': (fields: Fields) => {
    const given = subjectOf(fields);
    return html`<adversarial-lab .store=${given} .engine=${given.engine}></adversarial-lab>`;
  },
  'one-pixel-lab': (fields: Fields) => {
    const given = subjectOf(fields);
    return html`<one-pixel-lab .store=${given} .engine=${given.engine}></one-pixel-lab>`;
  },
  'attack-rate-lab': (fields: Fields) => {
    const given = subjectOf(fields);
    return html`<attack-rate-lab
      .store=${given}
      .engine=${given.engine}
      by=${fields.by ?? nothing}
    ></attack-rate-lab>`;
  },
};

function subjectOf({ network, image, label }: Fields): CellSubject {
  const given = {
    network: network === undefined ? null : networkOf(String(network)),
    image: image === undefined ? null : imageOf(image as TensorView, label),
  };
  return new CellSubject(given, subject, cellEngine, sharedEngine);
}

let made = 0;

/** A network's file as the engine takes it; what it holds is for its worker to find out. */
function networkOf(text: string): CellNetwork {
  return { from: 'cell', name: `network ${++made}`, file: new Blob([textToBytes(text)]) };
}

function imageOf({ shape, data }: TensorView, label: Fields[string] | undefined): CellImage {
  const [height, width, channels] = shape;
  return {
    from: 'cell',
    shape: [height, width, channels],
    data: textToFloats(data ?? ''),
    label: label === undefined ? null : Number(label),
  };
}
