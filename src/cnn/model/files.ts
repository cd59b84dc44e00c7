import { naming, type VariableSpec } from '../layers/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { sameShape } from '../tensor/shape.ts';
import type { WeightSource } from './initial-weights.ts';
import { Network, type NetworkVariable } from './network.ts';
import { readSafetensors, type Safetensors, writeSafetensors } from './safetensors.ts';
import { formatNetwork } from './text/format-network.ts';
import { parseNetwork } from './text/parse-network.ts';

const FORMAT = 'convscope';
const VERSION = '1';

/** A network that was read from a file, and what else the file held. */
export interface ModelFile extends Safetensors {
  readonly network: Network;
}

/**
 * A network as a file: safetensors, with the network's text in its metadata.
 *
 * @param extra more tensors and metadata for the same file, e.g. an optimizer's; their names must not
 * be the network's.
 * @throws InputError when a weight is not finite, or a name in `extra` is taken.
 *
 * @example
 * const bytes = await saveModel(net);
 * const same = loadModel(bytes);
 */
export async function saveModel(
  network: Network,
  extra?: Partial<Safetensors>,
): Promise<Uint8Array> {
  // All reads begin before any is awaited, so that they are of one moment even while training goes on.
  const weights = await Promise.all(network.variables().map(readVariable));
  return write(network, new Map(weights), 'saveModel', extra);
}

/**
 * As `saveModel`, at once: for a backend whose tensors can be read without waiting, which a graphics card's cannot.
 *
 * @param where the public function that asked, for messages.
 * @throws InputError when a weight is not finite.
 */
export function modelBytes(network: Network, where: string): Uint8Array {
  const weights = network.variables().map(({ name, value }): [string, PlainTensor] => {
    return [name, { shape: value.shape, data: Float32Array.from(value.dataSync()) }];
  });
  return write(network, new Map(weights), where);
}

function write(
  network: Network,
  weights: Map<string, PlainTensor>,
  where: string,
  extra?: Partial<Safetensors>,
): Uint8Array {
  const metadata = new Map([
    ['format', FORMAT],
    ['version', VERSION],
    ['network', formatNetwork(network)],
  ]);
  const merged = {
    tensors: merge(weights, extra?.tensors),
    metadata: merge(metadata, extra?.metadata),
  };
  return writeSafetensors(merged, where);
}

/**
 * The network in a file that `saveModel` wrote; what else the file holds is left aside.
 *
 * @throws InputError naming what is wrong with the file: cut short, another format or version, a
 * tensor missing or of the wrong shape, a number that is not finite.
 */
export function loadModel(bytes: Uint8Array): Network {
  return readModel(bytes, 'loadModel').network;
}

/**
 * The network in a file, and the tensors and metadata beside it.
 *
 * @param where the public function that asked, for messages.
 * @throws InputError as `loadModel`.
 */
export function readModel(bytes: Uint8Array, where = 'readModel'): ModelFile {
  const { tensors, metadata } = readSafetensors(bytes, where);
  if (metadata.get('format') !== FORMAT) {
    const got = metadata.get('format') ?? 'a file that names none';
    throw new InputError(where, `a model of format '${FORMAT}'`, got);
  }
  if (metadata.get('version') !== VERSION) {
    throw new InputError(where, `version ${VERSION} of the format`, metadata.get('version'));
  }
  const plan = naming(`${where}, network text`, 'parseNetwork', () =>
    parseNetwork(metadata.get('network') ?? ''),
  );
  const rest = new Map(tensors);
  const weights = new Map<string, Float32Array>();
  for (const spec of plan.variableSpecs()) {
    weights.set(spec.name, dataFor(spec, rest.get(spec.name), where));
    rest.delete(spec.name);
  }
  const layers = plan.layers.map(({ layer }) => layer);
  return { network: new Network(plan, layers, handOver(weights)), tensors: rest, metadata };
}

/** Gives each tensor's data away once, so that it is not held twice. */
function handOver(weights: Map<string, Float32Array>): WeightSource {
  return ({ name }) => {
    const data = weights.get(name) as Float32Array;
    weights.delete(name);
    return data;
  };
}

function dataFor(
  { name, shape }: VariableSpec,
  tensor: PlainTensor | undefined,
  where: string,
): Float32Array {
  if (tensor === undefined) throw new InputError(where, `tensor '${name}'`, 'a file without it');
  if (sameShape(tensor.shape, shape)) return tensor.data;
  throw new InputError(where, `tensor '${name}' of shape [${shape.join(', ')}]`, tensor.shape);
}

async function readVariable({ name, value }: NetworkVariable): Promise<[string, PlainTensor]> {
  return [name, { shape: value.shape, data: Float32Array.from(await value.data()) }];
}

function merge<Value>(
  own: Map<string, Value>,
  extra: ReadonlyMap<string, Value> = new Map(),
): Map<string, Value> {
  for (const [name, value] of extra) {
    if (own.has(name)) throw new InputError('saveModel', "names that are not the network's", name);
    own.set(name, value);
  }
  return own;
}
