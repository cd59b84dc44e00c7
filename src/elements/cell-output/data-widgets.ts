import { html, nothing } from 'lit';
import type { PointSeries, TensorView } from '../../runner/sandbox/index.ts';
import {
  chartLine,
  classNames,
  type Fields,
  pictureOf,
  plain,
  plainGrid,
  predictionsOf,
  stackOf,
} from './field-values.ts';

/** Widgets that draw what they are given. */
export const DATA_WIDGETS = {
  'number-grid': ({ values, label }: Fields) =>
    html`<number-grid .values=${values} .label=${label ?? 'numbers'}></number-grid>`,
  'map-grid': ({ maps, label }: Fields) =>
    html`<map-grid .maps=${stackOf(maps)} .label=${label ?? 'maps'}></map-grid>`,
  'heat-map': ({ values, label, unit, classes, picture, through }: Fields) => {
    const { shape, data } = plainGrid(values);
    const below = picture ? pictureOf(picture) : null;
    const pixels = below ? Math.max(...below.shape.slice(0, 2)) : 0;
    return html`<heat-map
      .values=${data}
      .rows=${shape[0]}
      .columns=${shape[1]}
      .stride=${Math.max(1, Math.floor(pixels / Math.max(...shape)))}
      .picture=${below}
      .label=${label ?? 'numbers'}
      .unit=${unit ?? ''}
      .classes=${classes ?? null}
      through=${through ?? nothing}
    ></heat-map>`;
  },
  'signed-image': ({ image, label, channels }: Fields) => {
    return html`<signed-image
      .image=${plain(image)}
      .label=${label ?? 'signed numbers'}
      channels=${channels ?? nothing}
    ></signed-image>`;
  },
  'pixel-image': ({ picture, label, side }: Fields) => {
    return html`<pixel-image
      .picture=${pictureOf(picture)}
      .label=${label ?? 'picture'}
      .side=${side ?? 160}
    ></pixel-image>`;
  },
  'pixel-lens': ({ picture, side, thing, seed }: Fields) => {
    const given = picture ? pictureOf(picture) : null;
    const pixels = given && {
      height: given.shape[0],
      width: given.shape[1],
      bytes: given.bytes,
    };
    return html`<pixel-lens
      .picture=${pixels}
      side=${side ?? nothing}
      thing=${thing ?? nothing}
      seed=${seed ?? nothing}
    ></pixel-lens>`;
  },
  'filter-grid': ({ weights, label }: Fields) =>
    html`<filter-grid .weights=${plain(weights)} .label=${label ?? 'weights'}></filter-grid>`,
  'activation-maps': ({ activation, names, label }: Fields) =>
    html`<activation-maps
      .activation=${plain(activation)}
      .names=${names ?? []}
      .label=${label ?? 'outputs'}
    ></activation-maps>`,
  'confusion-matrix': ({ confusion, classes }: Fields) => {
    const counted = plainGrid(confusion);
    return html`<confusion-matrix
      .confusion=${counted}
      .classes=${classNames(counted.shape[0], classes)}
    ></confusion-matrix>`;
  },
  'success-matrix': ({ hits, attempts, classes, towards }: Fields) => {
    const counted = plainGrid(hits);
    return html`<success-matrix
      .hits=${counted}
      .attempts=${plainGrid(attempts)}
      .classes=${classNames(counted.shape[0], classes)}
      towards=${towards ?? nothing}
    ></success-matrix>`;
  },
  'class-bars': ({ probabilities, classes, label, top }: Fields) =>
    html`<class-bars
      .probabilities=${probabilities}
      .classes=${classes ?? []}
      .label=${label ?? -1}
      .top=${top ?? 0}
    ></class-bars>`,
  'line-chart': ({ lines, label, unit, xLabel }: Fields) =>
    html`<line-chart
      .lines=${(lines as readonly PointSeries[]).map(chartLine)}
      .label=${label ?? ''}
      .unit=${unit ?? ''}
      .xLabel=${xLabel ?? 'steps'}
    ></line-chart>`,
  'image-strip': ({ images, labels, probabilities, classes }: Fields) => {
    const { shape } = images as TensorView;
    const count = (probabilities as TensorView).shape[1];
    return html`<image-strip
      noun="image"
      .predictions=${predictionsOf(images, labels as readonly number[], probabilities)}
      .classes=${classNames(count, classes)}
      .shape=${shape.slice(1)}
    ></image-strip>`;
  },
};
