import type { PlanLayer, PlanShape } from './network-plan.ts';

/**
 * The code that makes the network, as the network editor shows it: centred pixels first, and a
 * `flatten()` where a map meets the first dense layer.
 *
 * @example
 * planText([32, 32, 3], [{ kind: 'dense', units: 10 }], 7);
 */
export function planText(input: PlanShape, layers: readonly PlanLayer[], seed: number): string {
  const first = layers.findIndex(({ kind }) => kind === 'dense');
  const lines = layers.flatMap((layer, index) =>
    index === first ? ['flatten()', layerText(layer)] : [layerText(layer)],
  );
  const body = ['normalize()', ...lines].map((line) => `  ${line},\n`).join('');
  return `sequential({ input: [${input.join(', ')}], seed: ${seed} }, [\n${body}])`;
}

function layerText(layer: PlanLayer): string {
  if (layer.kind === 'relu') return 'relu()';
  if (layer.kind === 'dense') return `dense({ units: ${layer.units} })`;
  const { size, stride } = layer;
  if (layer.kind === 'pool') return `maxPool({ ${options({ size, stride }, { stride: size })} })`;
  const { filters, pad } = layer;
  return `conv2d({ ${options({ filters, size, stride, pad }, { stride: 1, pad: 0 })} })`;
}

/** The options that are not at their default. */
function options(given: Readonly<Record<string, number>>, usual: Readonly<Record<string, number>>) {
  return Object.entries(given)
    .filter(([name, value]) => usual[name] !== value)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
