import { catalogue, defaultOf, type Layer } from '../../layers/index.ts';
import type { Network } from '../network.ts';

/**
 * The code that makes a network, a layer a line, without the options that have their default.
 *
 * `parseNetwork` reads it back. The weights are not in it, only the seed they began from.
 *
 * @example
 * formatNetwork(sequential({ input: [4], seed: 1 }, [dense({ units: 3 })]));
 * // sequential({ input: [4], seed: 1 }, [
 * //   dense({ units: 3 }),
 * // ])
 */
export function formatNetwork({
  input,
  seed,
  layers,
}: Pick<Network, 'input' | 'seed' | 'layers'>): string {
  const options = formatOptions(Object.entries({ input, seed }));
  const inside = layers.map(({ layer }) => layer);
  return `sequential(${options}, ${formatLayers(inside, '')})`;
}

function formatLayers(layers: readonly Layer[], indent: string): string {
  return formatLines(
    layers.map((layer) => formatLayer(layer, `${indent}  `)),
    indent,
  );
}

function formatLayer(layer: Layer, indent: string): string {
  if (layer.branches === undefined) return `${layer.kind}(${formatOptions(changed(layer))})`;
  if (layer.kind === 'concat') {
    const branches = layer.branches.map((branch) => formatLayers(branch, `${indent}  `));
    return `concat(${formatLines(branches, indent)})`;
  }
  const branches = layer.branches.map((branch) => formatLayers(branch, indent));
  return `${layer.kind}(${branches.join(', ')})`;
}

function formatLines(items: readonly string[], indent: string): string {
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
}

/** The options of a layer that differ from their defaults. */
function changed({ kind, options }: Layer): [string, unknown][] {
  const rules = catalogue.get(kind)?.rules ?? {};
  const all = new Map(Object.entries(options));
  return Object.keys(rules)
    .filter((name) => formatValue(all.get(name)) !== formatValue(defaultOf(rules[name], all)))
    .map((name) => [name, all.get(name)]);
}

function formatOptions(entries: readonly [string, unknown][]): string {
  if (entries.length === 0) return '';
  return `{ ${entries.map(([name, value]) => `${name}: ${formatValue(value)}`).join(', ')} }`;
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
