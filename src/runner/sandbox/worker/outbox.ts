import type { Output } from '../protocol/index.ts';

/** How much output may be on its way, and how much there may be in one run. */
export interface OutboxLimits {
  readonly linesUnderWay: number;
  readonly charactersUnderWay: number;
  readonly linesInAll: number;
  readonly charactersInAll: number;
}

/** A widget with the largest network and image is some 3.5 million characters. */
export const OUTBOX_LIMITS: OutboxLimits = {
  linesUnderWay: 1000,
  charactersUnderWay: 4_000_000,
  linesInAll: 10_000,
  charactersInAll: 16_000_000,
};

/**
 * Counts a run's output and drops what is too much, since a flood would starve the relay.
 *
 * The number of dropped lines is told at 1, 10, 100, … of them, and at the end.
 */
export class Outbox {
  private underWay = { lines: 0, characters: 0 };
  private inAll = { lines: 0, characters: 0 };
  private dropped = 0;
  private told = 0;

  constructor(
    private readonly send: (output: Output, cell: string) => void,
    private readonly limits: OutboxLimits = OUTBOX_LIMITS,
  ) {}

  /** Sends a line or an error, or drops it. */
  put(output: Output, cell: string): void {
    if (!this.offer(output, cell)) this.drop(cell);
  }

  /** Sends it if there is room; false where there is none, and it is not counted as dropped. */
  offer(output: Output, cell: string): boolean {
    const characters = JSON.stringify(output).length;
    const { underWay, inAll, limits } = this;
    const full =
      underWay.lines >= limits.linesUnderWay ||
      underWay.characters + characters > limits.charactersUnderWay ||
      inAll.lines >= limits.linesInAll ||
      inAll.characters + characters > limits.charactersInAll;
    if (full) return false;
    for (const sum of [underWay, inAll]) {
      sum.lines++;
      sum.characters += characters;
    }
    this.send(output, cell);
    return true;
  }

  /** The page has dealt with so much. */
  acknowledge(lines: number, characters: number): void {
    this.underWay.lines = Math.max(0, this.underWay.lines - lines);
    this.underWay.characters = Math.max(0, this.underWay.characters - characters);
  }

  /** Ends a run: tells what was dropped, and begins to count again. */
  finish(cell: string): void {
    if (this.dropped > this.told) this.tell(cell);
    this.inAll = { lines: 0, characters: 0 };
    this.dropped = 0;
    this.told = 0;
  }

  private drop(cell: string): void {
    this.dropped++;
    if (this.dropped >= this.told * 10) this.tell(cell);
  }

  private tell(cell: string): void {
    this.told = this.dropped;
    this.send({ type: 'dropped', count: this.dropped }, cell);
  }
}
