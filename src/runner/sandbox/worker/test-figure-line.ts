import type { Output, View } from '../protocol/index.ts';
import type { FigureLine } from './figure-line.ts';

/** A line whose clock stands until it is told, and what went over it. */
export class TestFigureLine implements FigureLine {
  readonly sent: Output[] = [];
  readonly printed: View[] = [];
  room = true;
  private time = 0;
  private waiting: { at: number; work: () => void }[] = [];

  now(): number {
    return this.time;
  }

  later(work: () => void, ms: number): void {
    this.waiting.push({ at: this.time + ms, work });
  }

  speaker(): string {
    return 'a';
  }

  print(view: View): boolean {
    if (this.room) this.printed.push(view);
    return this.room;
  }

  offer(output: Output): boolean {
    if (this.room) this.sent.push(JSON.parse(JSON.stringify(output)) as Output);
    return this.room;
  }

  /** Lets so many milliseconds go by. */
  pass(ms: number): void {
    this.time += ms;
    const due = this.waiting.filter(({ at }) => at <= this.time);
    this.waiting = this.waiting.filter(({ at }) => at > this.time);
    for (const { work } of due) work();
  }
}
