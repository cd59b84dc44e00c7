import type { ConvolveOptions, Filter, Grid } from '../../steps/index.ts';
import type { SizeNumbers } from '../size-fields/index.ts';
import { startFilter, startInput } from './start-numbers.ts';

/** The numbers that a convolution starts with. */
export interface StartNumbers {
  readonly input?: Grid;
  readonly filter?: Grid;
  readonly bias?: number;
}

/** What is being convolved with what, as the reader has set it; never changed, only replaced. */
export interface Problem {
  readonly sizes: SizeNumbers;
  /** `[channel][row][column]`. */
  readonly input: readonly Grid[];
  readonly filters: readonly Filter[];
  readonly flip: boolean;
}

/** What the element's attributes ask for; anything out of range is brought into it. */
export interface Asked extends SizeNumbers {
  readonly depth: number;
  readonly filters: number;
  readonly numbers: StartNumbers | null;
}

/** The most channels and the most filters. */
export const MOST = 3;

/** The problem that a player starts with. */
export function startProblem(asked: Asked): Problem {
  const { numbers } = asked;
  const input = clamp(numbers?.input?.length ?? asked.input, 3, 9);
  const filter = clamp(numbers?.filter?.length ?? asked.filter, 1, 5);
  const sizes = {
    input,
    filter,
    stride: clamp(asked.stride, 1, 3),
    pad: clamp(asked.pad, 0, 3),
    ...(asked.dilation === undefined ? {} : { dilation: clamp(asked.dilation, 1, 3) }),
  };
  const depth = numbers ? 1 : clamp(asked.depth, 1, MOST);
  const filters = range(numbers ? 1 : clamp(asked.filters, 1, MOST)).map((index) => {
    const start = startFilter(filter, depth, index);
    const weights = numbers?.filter ? [numbers.filter] : start.weights;
    return { weights, bias: numbers?.bias ?? start.bias };
  });
  const channels = range(depth).map((channel) => startInput(input, channel, numbers?.input));
  return { sizes, input: channels, filters, flip: false };
}

/** The same with other sizes: the input keeps its numbers, a filter of another size starts anew. */
export function resized(problem: Problem, sizes: SizeNumbers): Problem {
  const input =
    sizes.input === problem.sizes.input
      ? problem.input
      : problem.input.map((grid, channel) => startInput(sizes.input, channel, grid));
  const filters =
    sizes.filter === problem.sizes.filter
      ? problem.filters
      : problem.filters.map((_, index) => startFilter(sizes.filter, input.length, index));
  return { ...problem, sizes, input, filters };
}

/** The same with other numbers of channels and filters; what stays keeps its numbers. */
export function reshaped(problem: Problem, depth: number, filters: number): Problem {
  const { sizes, input } = problem;
  const deep = (index: number): Filter => {
    const start = startFilter(sizes.filter, depth, index);
    const old = problem.filters[index] as Filter | undefined;
    const weights = start.weights.map((grid, channel) => old?.weights[channel] ?? grid);
    return { weights, bias: old?.bias ?? start.bias };
  };
  return {
    ...problem,
    input: range(depth).map((channel) => input[channel] ?? startInput(sizes.input, channel)),
    filters: range(filters).map(deep),
  };
}

export function withInput(problem: Problem, channel: number, grid: Grid): Problem {
  return { ...problem, input: problem.input.map((old, c) => (c === channel ? grid : old)) };
}

export function withWeights(problem: Problem, filter: number, channel: number, grid: Grid) {
  return changeFilter(problem, filter, (old) => ({
    ...old,
    weights: old.weights.map((slice, c) => (c === channel ? grid : slice)),
  }));
}

export function withBias(problem: Problem, filter: number, bias: number): Problem {
  return changeFilter(problem, filter, (old) => ({ ...old, bias }));
}

/** Puts the weights into every slice of one filter; where they are of another size the other filters start anew. */
export function withSlices(problem: Problem, filter: number, grid: Grid): Problem {
  const sized = resized(problem, { ...problem.sizes, filter: grid.length });
  return changeFilter(sized, filter, (old) => ({ bias: 0, weights: old.weights.map(() => grid) }));
}

function changeFilter(problem: Problem, index: number, change: (old: Filter) => Filter): Problem {
  return { ...problem, filters: problem.filters.map((old, i) => (i === index ? change(old) : old)) }; // prettier-ignore
}

/** The problem as `steps` takes it. */
export function optionsOf({ sizes, input, filters, flip }: Problem): ConvolveOptions {
  const { stride, pad, dilation = 1 } = sizes;
  return { input, filters, stride, pad, dilation, flip };
}

/** What a channel is called; nothing where there is but one. */
export function channelName(channel: number, depth: number): string {
  if (depth === 1) return '';
  return depth === 3 ? ['red', 'green', 'blue'][channel] : `channel ${channel + 1}`;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.max(least, Math.min(most, Math.round(value))) : least;
}
