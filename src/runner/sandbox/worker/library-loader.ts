/** The library's exports by name. */
export type Library = Readonly<Record<string, unknown>>;

/** Has the library sent and evaluated when a cell first imports it, and not before. */
export class LibraryLoader {
  private loading: Promise<Library> | null = null;
  private settle: { resolve(library: Library): void; reject(error: Error): void } | null = null;
  private loaded: Library = {};

  constructor(private readonly ask: () => void) {}

  /** The names it exports; empty before it is loaded. */
  get names(): string[] {
    return Object.keys(this.loaded);
  }

  load(): Promise<Library> {
    this.loading ??= new Promise<Library>((resolve, reject) => {
      this.settle = { resolve, reject };
      this.ask();
    });
    return this.loading;
  }

  /** The library's text has come: an expression that gives its exports. */
  receive(text: string): void {
    try {
      this.loaded = (0, eval)(text) as Library;
      this.settle?.resolve(this.loaded);
    } catch (error) {
      this.fail(`the library did not start: ${String(error)}`);
    }
  }

  /** It could not be had; the next cell that imports it asks again. */
  fail(message: string): void {
    this.loading = null;
    this.settle?.reject(new Error(message));
  }
}
