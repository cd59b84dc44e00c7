import type { Plugin } from 'vite';
import { architectures } from '../../src/cnn/model/index.ts';
import type { Network } from '../../src/cnn/model/network.ts';
import { outline, type OutlineLayer } from '../../src/cnn/model/outline.ts';
import type { ArchitectureSize, ArchitectureSizes } from '../../src/elements/architectures/size.ts';

const NAME = 'virtual:architectures';
/** What a drawing shows; the rest keeps the shape of what goes in. */
const DRAWN: ReadonlySet<string> = new Set([
  'conv2d',
  'dense',
  'maxPool',
  'avgPool',
  'globalAvgPool',
  'residual',
  'concat',
]);

/** Gives pages the sizes of the famous architectures, counted at build by the framework itself. */
export function architectureSizes(): Plugin {
  return {
    name: 'convscope:architecture-sizes',
    resolveId: { filter: { id: /^virtual:architectures$/ }, handler: () => `\0${NAME}` },
    load: {
      filter: { id: /^\0virtual:architectures$/ },
      handler: () => `export default ${JSON.stringify(allSizes())};`,
    },
  };
}

/** Every architecture by its name. */
export function allSizes(): ArchitectureSizes {
  const made = Object.entries(architectures).map(([name, make]) => [name, sizeOf(make())]);
  return Object.fromEntries(made) as ArchitectureSizes;
}

function sizeOf(network: Network): ArchitectureSize {
  const { input, layers, depth } = outline(network);
  const { parameters, multiplyAdds } = network.summary();
  const [height, width, channels, filters] = network.variableSpecs()[0].shape;
  const firstFilters = [filters, channels, height, width];
  return { input, layers: drawn(layers), depth, parameters, multiplyAdds, firstFilters };
}

function drawn(layers: readonly OutlineLayer[]): OutlineLayer[] {
  return layers
    .filter(({ kind }) => DRAWN.has(kind))
    .map((layer) => (layer.branches ? { ...layer, branches: layer.branches.map(drawn) } : layer));
}
