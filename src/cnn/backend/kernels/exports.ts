/** A place on the heap, in bytes. */
type Address = number;
/** 0 or 1. */
type Flag = number;

/** What `assembly/index.ts` exports, as JavaScript calls it. */
export interface Exports {
  convolve(
    x: Address,
    filter: Address,
    bias: Address,
    relu: Flag,
    output: Address,
    geometry: Address,
    scratch: Address,
  ): void;
  convolveScratch(geometry: Address): number;
  filterGradient(
    x: Address,
    dy: Address,
    gradient: Address,
    geometry: Address,
    scratch: Address,
  ): void;
  filterGradientScratch(geometry: Address): number;
  inputGradient(
    dy: Address,
    filter: Address,
    gradient: Address,
    geometry: Address,
    scratch: Address,
  ): void;
  inputGradientScratch(geometry: Address): number;

  maxPool(x: Address, output: Address, geometry: Address): void;
  maxPoolGradient(
    x: Address,
    output: Address,
    dy: Address,
    gradient: Address,
    geometry: Address,
  ): void;

  averagePool(x: Address, output: Address, geometry: Address): void;
  averagePoolGradient(dy: Address, gradient: Address, geometry: Address): void;

  batchNormScratch(channels: number): number;
  statistics(
    x: Address,
    rows: number,
    channels: number,
    mean: Address,
    variance: Address,
    scratch: Address,
  ): void;
  normalise(
    x: Address,
    mean: Address,
    variance: Address,
    gamma: Address,
    beta: Address,
    epsilon: number,
    relu: Flag,
    y: Address,
    rows: number,
    channels: number,
    scratch: Address,
  ): void;
  normaliseGradient(
    dy: Address,
    x: Address,
    mean: Address,
    variance: Address,
    gamma: Address,
    beta: Address,
    epsilon: number,
    relu: Flag,
    dx: Address,
    dGamma: Address,
    dBeta: Address,
    rows: number,
    channels: number,
    scratch: Address,
  ): void;

  sumsScratch(columns: number): number;
  sumRows(
    x: Address,
    blocks: number,
    rows: number,
    columns: number,
    factor: number,
    sums: Address,
    scratch: Address,
  ): void;
  repeatRows(
    x: Address,
    blocks: number,
    rows: number,
    columns: number,
    factor: number,
    repeated: Address,
  ): void;
  rectifierGradient(
    dy: Address,
    output: Address,
    passed: Address,
    sums: Address,
    rows: number,
    columns: number,
    scratch: Address,
  ): void;
  sumOfSizes(x: Address, count: number): number;

  sgd(
    weights: Address,
    gradient: Address,
    velocity: Address,
    newWeights: Address,
    newVelocity: Address,
    count: number,
    rate: number,
    momentum: number,
    nesterov: Flag,
    decay: number,
  ): void;
  adadelta(
    weights: Address,
    gradient: Address,
    slopes: Address,
    steps: Address,
    newWeights: Address,
    newSlopes: Address,
    newSteps: Address,
    count: number,
    rate: number,
    rho: number,
    epsilon: number,
    decay: number,
  ): void;
  adam(
    weights: Address,
    gradient: Address,
    means: Address,
    squares: Address,
    newWeights: Address,
    newMeans: Address,
    newSquares: Address,
    count: number,
    rate: number,
    beta1: number,
    beta2: number,
    unbiasMean: number,
    unbiasSquare: number,
    epsilon: number,
    decay: number,
  ): void;
}
