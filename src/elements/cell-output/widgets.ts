import { html, nothing, type TemplateResult } from 'lit';
import type { ElementView, LayerRow, PointSeries, TensorView } from '../../runner/sandbox/index.ts';
import { textToFloats } from '../../runner/sandbox/values/index.ts';
import { whiteOf } from '../image-grid/image-bytes.ts';
import type { ChartLine } from '../line-chart/index.ts';
import type { MapStack } from '../map-grid/index.ts';
import { openDoor } from './doors.ts';

type Fields = ElementView['fields'];
type Draw = (fields: Fields) => TemplateResult;

const TONES = ['--ink', '--focus', '--positive', '--weights', '--ink-soft', '--gradient'];

/** The widgets that a cell can show: each is written out here, so that nothing else can come to the page. */
const WIDGETS: Readonly<Record<string, Draw>> = {
  'conv-steps': ({ input, filter, bias, stride, pad }) => {
    const numbers = { input, filter, bias };
    return html`<conv-steps
      .numbers=${numbers}
      .stride=${stride ?? 1}
      .pad=${pad ?? 0}
    ></conv-steps>`;
  },
  'relu-steps': ({ input, gradient }) =>
    html`<relu-steps
      .numbers=${{ input, gradient }}
      .pass=${gradient ? 'both' : 'forward'}
    ></relu-steps>`,
  'pool-steps': ({ kind, pass, input, size, stride, maps }) => {
    return html`<pool-steps
      kind=${kind ?? nothing}
      pass=${pass ?? nothing}
      input=${input ?? nothing}
      size=${size ?? nothing}
      stride=${stride ?? nothing}
      maps=${maps ?? nothing}
    ></pool-steps>`;
  },
  'conv-backward-steps': ({ input, filter, stride, pad }) => {
    return html`<conv-backward-steps
      input=${input ?? nothing}
      filter=${filter ?? nothing}
      stride=${stride ?? nothing}
      pad=${pad ?? nothing}
    ></conv-backward-steps>`;
  },
  'size-ruler': ({ input, filter, stride, pad }) =>
    html`<size-ruler
      .input=${input ?? 7}
      .filter=${filter ?? 3}
      .stride=${stride ?? 1}
      .pad=${pad ?? 0}
    ></size-ruler>`,
  'number-grid': ({ values, label }) =>
    html`<number-grid .values=${values} .label=${label ?? 'numbers'}></number-grid>`,
  'map-grid': ({ maps, label }) =>
    html`<map-grid .maps=${stackOf(maps as TensorView)} .label=${label ?? 'maps'}></map-grid>`,
  'signed-image': ({ image, label, channels }) => {
    return html`<signed-image
      .image=${plain(image)}
      .label=${label ?? 'signed numbers'}
      channels=${channels ?? nothing}
    ></signed-image>`;
  },
  'filter-grid': ({ weights, label }) =>
    html`<filter-grid .weights=${plain(weights)} .label=${label ?? 'weights'}></filter-grid>`,
  'activation-maps': ({ activation, names, label }) =>
    html`<activation-maps
      .activation=${plain(activation)}
      .names=${names ?? []}
      .label=${label ?? 'outputs'}
    ></activation-maps>`,
  'confusion-matrix': ({ confusion, classes }) => {
    const rows = confusion as readonly (readonly number[])[];
    const data = Float32Array.from(rows.flat());
    const named = (classes ?? []) as readonly string[];
    const names = rows.map((_, i) => named[i] ?? `class ${i}`);
    return html`<confusion-matrix
      .confusion=${{ shape: [rows.length, rows.length], data }}
      .classes=${names}
    ></confusion-matrix>`;
  },
  'class-bars': ({ probabilities, classes, label, top }) =>
    html`<class-bars
      .probabilities=${probabilities}
      .classes=${classes ?? []}
      .label=${label ?? -1}
      .top=${top ?? 0}
    ></class-bars>`,
  'line-chart': ({ lines, label, unit, xLabel }) =>
    html`<line-chart
      .lines=${(lines as readonly PointSeries[]).map(chartLine)}
      .label=${label ?? ''}
      .unit=${unit ?? ''}
      .xLabel=${xLabel ?? 'steps'}
    ></line-chart>`,
  'image-strip': ({ images, labels, probabilities, classes }) => {
    const { shape } = images as TensorView;
    const count = (probabilities as TensorView).shape[1];
    const named = (classes ?? []) as readonly string[];
    return html`<image-strip
      noun="image"
      .predictions=${predictionsOf(images, labels as readonly number[], probabilities)}
      .classes=${Array.from({ length: count }, (_, i) => named[i] ?? `class ${i}`)}
      .shape=${shape.slice(1)}
    ></image-strip>`;
  },
  'train-lab': ({ network, ...settings }) => {
    return html`<train-lab network=${network} .settings=${settings}></train-lab>`;
  },
  'layer-table': ({ report }) => html`<layer-table .report=${summed(report)}></layer-table>`,
};

/** A widget with its properties; nothing where it is none of ours. */
export function widget({ tag, fields }: ElementView): TemplateResult | typeof nothing {
  if (!Object.hasOwn(WIDGETS, tag)) return nothing;
  openDoor(tag);
  return WIDGETS[tag](fields);
}

function plain(from: Fields[string]) {
  const { shape, data } = from as TensorView;
  return data === null ? null : { shape, data: textToFloats(data) };
}

/** Pixels as bytes, whether they came as 0..1, as 0..255, or centred round 0. */
function predictionsOf(images: Fields[string], labels: readonly number[], from: Fields[string]) {
  const values = textToFloats((images as TensorView).data ?? '');
  const white = whiteOf(values);
  const byte = (value: number) => (white === null ? 127.5 * (1 + value) : (255 * value) / white);
  return {
    images: Uint8Array.from(new Uint8ClampedArray(Array.from(values, byte))),
    labels: Uint8Array.from(labels),
    probabilities: plain(from),
  };
}

function chartLine({ name, x, y }: PointSeries, i: number): ChartLine {
  return { name, tone: TONES[i % TONES.length], look: 'main', x, y };
}

/** `[height, width]` is one map, `[height, width, maps]` as many. */
function stackOf({ shape, data }: TensorView): MapStack | null {
  if (data === null) return null;
  const values = textToFloats(data);
  const [height, width, count = 1] = shape;
  return {
    count,
    height,
    width,
    colour: false,
    perRow: null,
    name: (map) => `map ${map}`,
    value: (map, y, x) => values[(y * width + x) * count + map],
  };
}

function summed(from: Fields[string]) {
  const layers = from as readonly LayerRow[];
  const sum = (read: (row: LayerRow) => number) => layers.reduce((all, row) => all + read(row), 0);
  return {
    layers,
    parameters: sum((row) => row.parameters),
    multiplyAdds: sum((row) => row.multiplyAdds),
  };
}
