/** What every published architecture may be asked for. */
export interface ArchitectureOptions {
  /** Where the first weights come from; default 1. */
  readonly seed?: number;
  /** How many classes come out; default what the published one has. */
  readonly classes?: number;
}
