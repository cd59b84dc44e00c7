const PREFIX = 'convscope:';

/** What this browser kept under a name; null where it kept nothing or may not keep anything. */
export function stored(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, or forgets it for null; does nothing where storage is blocked or full. */
export function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // The choice holds until the page is left, which is all that can be had here.
  }
}
