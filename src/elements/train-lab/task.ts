/** Something that has to end before the network can train, or that takes long, with its numbers. */
export interface Task {
  readonly text: string;
  readonly done: number;
  readonly total: number;
  /** Gives it up. */
  readonly stop: () => void;
}

/** What a refusal is about, so that it stands where the reader acted. */
export type Subject = 'run' | 'data' | 'network' | 'file' | 'evaluation' | 'look';
