import {
  FORMAT,
  keyText,
  readEntryFor,
  type Kind,
  type ProgressEntry,
  type ProgressKey,
} from '../../lesson/progress/index.ts';

/** Why what a student does is not kept. */
export type NotKept = 'blocked' | 'full' | 'newer';

/** Holds the format; entries stand under `convscope:progress:<lesson>/<kind>/<id>`. */
const FORMAT_KEY = 'convscope:progress';
const PREFIX = `${FORMAT_KEY}:`;

/**
 * Entries in a browser's storage, each under a key of its own, so that two windows do not overwrite each other's.
 *
 * What cannot be stored is held in memory instead and goes first. Storage that a newer version of the page has
 * written is neither read nor changed.
 */
export class EntryShelf {
  /** What storage does not hold as it should be; null where it should hold nothing. */
  private readonly memory = new Map<string, ProgressEntry | null>();

  /** @param storage gives the storage, or throws where that is forbidden */
  constructor(private readonly storage: () => Storage) {}

  /** Why the storage cannot be used as things are; null where all is kept. */
  get trouble(): NotKept | null {
    try {
      if (this.isNewer()) return 'newer';
    } catch {
      return 'blocked';
    }
    return this.memory.size > 0 ? 'full' : null;
  }

  get<K extends Kind>(key: ProgressKey<K>): ProgressEntry<K> | null {
    const name = keyText(key);
    const held = this.memory.get(name);
    if (held !== undefined) return held as ProgressEntry<K> | null;
    try {
      return this.isNewer() ? null : parse(this.storage().getItem(PREFIX + name), key);
    } catch {
      return null;
    }
  }

  /** All entries that can be read, and the names of those that cannot. */
  all(): { readonly entries: readonly ProgressEntry[]; readonly unreadable: readonly string[] } {
    const entries = [...this.memory.values()].filter((entry) => entry !== null);
    const unreadable: string[] = [];
    for (const name of this.storedNames()) {
      if (this.memory.has(name)) continue;
      const entry = this.readNamed(name);
      if (entry) entries.push(entry);
      else unreadable.push(name);
    }
    return { entries, unreadable };
  }

  put(entry: ProgressEntry): void {
    this.change(keyText(entry), entry);
  }

  remove(name: string): void {
    this.change(name, null);
  }

  /** Whether a change of storage in another window concerns what is kept here. */
  concerns(storageKey: string | null): boolean {
    return storageKey === null || storageKey === FORMAT_KEY || storageKey.startsWith(PREFIX);
  }

  private change(name: string, entry: ProgressEntry | null): void {
    this.memory.set(name, entry);
    // What could not be stored before may fit now.
    for (const [held, value] of [...this.memory].reverse()) {
      if (this.store(held, value)) this.memory.delete(held);
    }
  }

  private store(name: string, entry: ProgressEntry | null): boolean {
    try {
      if (this.isNewer()) return false;
      const storage = this.storage();
      if (entry) {
        storage.setItem(FORMAT_KEY, String(FORMAT));
        storage.setItem(PREFIX + name, JSON.stringify(entry));
      } else {
        storage.removeItem(PREFIX + name);
      }
      return true;
    } catch {
      return false;
    }
  }

  private isNewer(): boolean {
    return Number(this.storage().getItem(FORMAT_KEY) ?? FORMAT) > FORMAT;
  }

  private storedNames(): string[] {
    try {
      if (this.isNewer()) return [];
      const storage = this.storage();
      return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  }

  private readNamed(name: string): ProgressEntry | null {
    const [lesson, kind, id, ...rest] = name.split('/').map(decoded);
    if (id === undefined || rest.length > 0) return null;
    return this.get({ lesson, kind: kind as Kind, id });
  }
}

/** Anything that is not of the form that this page writes counts as nothing. */
function parse<K extends Kind>(text: string | null, key: ProgressKey<K>): ProgressEntry<K> | null {
  return text === null ? null : readEntryFor(JSON.parse(text), key);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
