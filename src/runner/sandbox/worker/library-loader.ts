import type { TensorMemory } from '../../../cnn/backend/index.ts';
import type { Library, LibraryHost, OpenLibrary } from './library-host.ts';

/** Has the library sent and evaluated when a cell first imports it, and not before. */
export class LibraryLoader {
  private loading: Promise<Library> | null = null;
  private settle: { resolve(library: Library): void; reject(error: Error): void } | null = null;
  private loaded: Library = {};

  private asked: (() => TensorMemory) | null = null;

  constructor(
    private readonly ask: () => void,
    private readonly host: LibraryHost,
  ) {}

  /** The framework's count of its tensors; null before it is loaded. */
  memory(): TensorMemory | null {
    return this.asked?.() ?? null;
  }

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

  /** The library's text has come: an expression that gives the function that opens it. */
  receive(text: string): void {
    try {
      const open = (0, eval)(text) as (host: LibraryHost) => OpenLibrary;
      const { exports, memory } = open(this.host);
      this.loaded = exports;
      this.asked = memory;
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
