import type { TensorMemory } from '../../../cnn/backend/index.ts';
import type { Library, LibraryHost, OpenLibrary } from './library-host.ts';
import type { NetworkFiles } from './network-files.ts';

/** Has the library sent and evaluated when a cell first imports it, and not before. */
export class LibraryLoader {
  private loading: Promise<Library> | null = null;
  private settle: { resolve(library: Library): void; reject(error: Error): void } | null = null;
  private open: OpenLibrary | null = null;

  constructor(
    private readonly ask: () => void,
    private readonly host: LibraryHost,
  ) {}

  /** The framework's count of its tensors; null before it is loaded. */
  memory(): TensorMemory | null {
    return this.open?.memory() ?? null;
  }

  /** How its networks are written; null before it is loaded, when there are none. */
  get networks(): NetworkFiles | null {
    return this.open?.networks ?? null;
  }

  /** The names it exports; empty before it is loaded. */
  get names(): string[] {
    return Object.keys(this.open?.exports ?? {});
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
      this.open = open(this.host);
      this.settle?.resolve(this.open.exports);
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
