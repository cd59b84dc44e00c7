/**
 * A student's text, kept in the browser under a key of its own.
 *
 * Storage may be blocked, full or hold something else: then nothing is kept, and the page goes on.
 */
export class KeptText {
  constructor(private readonly key: string) {}

  /** The text that was kept; null where there is none. */
  read(): string | null {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? 'null');
      const { format, text } = (kept ?? {}) as { format?: unknown; text?: unknown };
      return format === 1 && typeof text === 'string' ? text : null;
    } catch {
      return null;
    }
  }

  /** Keeps a text, or with null forgets it; returns whether that worked. */
  write(text: string | null): boolean {
    try {
      if (text === null) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ format: 1, text }));
      return true;
    } catch {
      return false;
    }
  }
}
