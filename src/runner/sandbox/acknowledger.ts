/** Gathers what has been dealt with, and tells it in one go. */
export class Acknowledger {
  private texts = 0;
  private lines = 0;
  private characters = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly tell: (texts: number, lines: number, characters: number) => void) {}

  add(lines: number, characters: number): void {
    this.texts++;
    this.lines += lines;
    this.characters += characters;
    this.timer ??= setTimeout(() => this.flush(), 30);
  }

  /** Forgets what is not told yet. */
  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.texts = this.lines = this.characters = 0;
  }

  private flush(): void {
    const { texts, lines, characters } = this;
    this.clear();
    this.tell(texts, lines, characters);
  }
}
