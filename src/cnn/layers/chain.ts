import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import type { Shape } from '../tensor/shape.ts';
import type { ApplyContext, Layer, LayerVariables, VariableSpec, Window } from './layer.ts';

/** A layer at its place in a chain: named, and with the shapes before and after it. */
export interface ChainLink {
  /** The short kind and a count from 1, unique in the chain: `conv1`, `relu1`, `conv2`. */
  readonly name: string;
  readonly layer: Layer;
  /** Without the batch axis. */
  readonly inputShape: Shape;
  readonly outputShape: Shape;
}

/** Kinds that are called by a shorter name than their function's. */
const SHORT_NAMES = new Map([
  ['conv2d', 'conv'],
  ['maxPool', 'pool'],
  ['avgPool', 'pool'],
  ['globalAvgPool', 'pool'],
]);

/**
 * Names layers that follow one another and works out the shapes between them.
 *
 * @throws InputError naming the layer whose input does not fit: `layer 3 (maxPool pool1): …`.
 */
export function chain(layers: readonly Layer[], input: Shape): readonly ChainLink[] {
  const counts = new Map<string, number>();
  const links: ChainLink[] = [];
  let inputShape = input;
  for (const [index, layer] of layers.entries()) {
    if (!isLayer(layer))
      throw new InputError(`layer ${index + 1}`, 'a layer such as relu()', layer);
    const short = SHORT_NAMES.get(layer.kind) ?? layer.kind;
    const count = (counts.get(short) ?? 0) + 1;
    counts.set(short, count);
    const name = `${short}${count}`;
    const outputShape = naming(`layer ${index + 1} (${layer.kind} ${name})`, layer.kind, () =>
      layer.outputShape(inputShape),
    );
    links.push({ name, layer, inputShape, outputShape });
    inputShape = outputShape;
  }
  return links;
}

/** The shape that leaves a chain; the input's where the chain is empty. */
export function chainOutput(links: readonly ChainLink[], input: Shape): Shape {
  return links.at(-1)?.outputShape ?? input;
}

/** What all layers of a chain learn and keep, named `conv1/filter`. */
export function chainVariables(links: readonly ChainLink[]): VariableSpec[] {
  return links.flatMap(({ name, layer, inputShape }) =>
    layer.variables(inputShape).map((spec) => ({ ...spec, name: `${name}/${spec.name}` })),
  );
}

/** The multiply-adds of all layers of a chain, for one image. */
export function chainMultiplyAdds(links: readonly ChainLink[]): number {
  return links.reduce((sum, { layer, inputShape }) => sum + layer.multiplyAdds(inputShape), 0);
}

/** The one window that looks as far as all the windows of a chain together (Araujo et al. 2019). */
export function chainWindow(layers: readonly Layer[]): Window {
  let [size, stride, pad] = [1, 1, 0];
  for (const { window } of layers) {
    if (window === undefined) continue;
    size += (window.size - 1) * stride;
    pad += window.pad * stride;
    stride *= window.stride;
  }
  return { size, stride, pad };
}

/**
 * Applies layers one after the other; `variables` are named as in `chainVariables`.
 *
 * Where nobody looks at what goes into a ReLU or replaces it, a layer and the ReLU behind it may be one pass.
 */
export function applyChain(
  links: readonly ChainLink[],
  x: Tensor,
  variables: LayerVariables,
  context: ApplyContext,
): Tensor {
  const { tap, tapped, rectify } = context;
  let value = x;
  for (let i = 0; i < links.length; i++) {
    const { name, layer } = links[i];
    const given = variablesUnder(name, variables);
    const inner = contextUnder(name, context);
    const seen = tap && (tapped === undefined || tapped === name);
    const rectified =
      !seen && !rectify && links[i + 1]?.layer.kind === 'relu'
        ? layer.applyRectified?.(value, given, inner)
        : null;
    if (rectified) i++;
    value = rectified ?? layer.apply(value, given, inner);
    if (tap) value = tap(links[i], value);
  }
  return value;
}

/** The context for what lies under `name/`: what it keeps and shows has that prefix. */
export function contextUnder(name: string, context: ApplyContext): ApplyContext {
  const { keep, tap, tapped } = context;
  const prefix = `${name}/`;
  return {
    ...context,
    keep: (kept, tensor) => keep(prefix + kept, tensor),
    ...(tap && { tap: (place, output) => tap({ name: prefix + place.name }, output) }),
    // A layer of another branch is none here: then nothing has to be seen.
    ...(tapped !== undefined && {
      tapped: tapped.startsWith(prefix) ? tapped.slice(prefix.length) : '',
    }),
  };
}

/** The variables under `name/`, without that prefix. */
export function variablesUnder(name: string, variables: LayerVariables): LayerVariables {
  const prefix = `${name}/`;
  const inside = Object.entries(variables).filter(([full]) => full.startsWith(prefix));
  return Object.fromEntries(inside.map(([full, value]) => [full.slice(prefix.length), value]));
}

/** Runs `work`; an `InputError` from it is said to come from `place`, in place of `kind`. */
export function naming<Result>(place: string, kind: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const where = error.where === kind ? place : `${place}, ${error.where}`;
    throw new InputError(where, error.expected, error.got);
  }
}

function isLayer(value: unknown): value is Layer {
  return typeof value === 'object' && value !== null && 'kind' in value && 'apply' in value;
}
