/** A layer at its place in a network, counted. */
export interface LayerReport {
  /** `conv1`, `pool2`: unique in the network. */
  readonly name: string;
  readonly kind: string;
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly receptiveField: number;
}
