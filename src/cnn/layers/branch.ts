import type { Tensor } from '@tensorflow/tfjs-core';
import { InputError } from '../tensor/input-error.ts';
import type { Shape } from '../tensor/shape.ts';
import {
  applyChain,
  chain,
  chainMultiplyAdds,
  chainOutput,
  chainVariables,
  chainWindow,
  contextUnder,
  naming,
  variablesUnder,
} from './chain.ts';
import type { ApplyContext, Layer, LayerVariables, VariableSpec, Window } from './layer.ts';

/** A named chain inside a layer, e.g. a residual's `main`; its variables are `main/conv1/filter`. */
export class Branch {
  readonly name: string;
  readonly layers: readonly Layer[];

  /** @throws InputError, said to come from `where`, unless `layers` is an array. */
  constructor(where: string, name: string, layers: readonly Layer[]) {
    if (!Array.isArray(layers))
      throw new InputError(where, `${name} to be a list of layers`, layers);
    this.name = name;
    this.layers = [...layers];
  }

  get window(): Window {
    return chainWindow(this.layers);
  }

  outputShape(input: Shape): Shape {
    return chainOutput(this.links(input), input);
  }

  variables(input: Shape): VariableSpec[] {
    const specs = chainVariables(this.links(input));
    return specs.map((spec) => ({ ...spec, name: `${this.name}/${spec.name}` }));
  }

  multiplyAdds(input: Shape): number {
    return chainMultiplyAdds(this.links(input));
  }

  apply(x: Tensor, variables: LayerVariables, context: ApplyContext): Tensor {
    const links = this.links(x.shape.slice(1));
    return applyChain(
      links,
      x,
      variablesUnder(this.name, variables),
      contextUnder(this.name, context),
    );
  }

  private links(input: Shape) {
    return naming(this.name, this.name, () => chain(this.layers, input));
  }
}

/** The window of the branch that sees farthest. */
export function widestWindow(branches: readonly Branch[]): Window {
  const windows = branches.map(({ window }) => window);
  return windows.reduce((widest, window) => (window.size > widest.size ? window : widest));
}
