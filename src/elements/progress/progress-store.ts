import {
  exerciseCell,
  keyText,
  mergeEntries,
  readProgressFile,
  writeProgressFile,
  type Kind,
  type ProgressEntry,
  type ProgressKey,
  type ProgressValues,
} from '../../lesson/progress/index.ts';
import { EntryShelf, type NotKept } from './entry-shelf.ts';

/**
 * What brought a change about: `own` what the student did on this page, `replaced` an import or a reset, after
 * which elements take their state anew, `elsewhere` another window.
 */
export type ProgressChange = 'own' | 'replaced' | 'elsewhere';

/** Hears of a change, and of the keys (`keyText`) that it is confined to; null where it may be any. */
export type ProgressListener = (change: ProgressChange, keys: ReadonlySet<string> | null) => void;

export interface ProgressSources {
  /** Gives the browser's storage, or throws where that is forbidden. */
  readonly storage: () => Storage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * What a student has done, for every element and the page: drafts, results, predictions.
 *
 * Nothing here throws because of the browser's storage: where it is blocked, full, or written by a newer version,
 * things are held until the page is left, `notKept` says so, and export and import work as ever.
 *
 * @example
 * progress.set({ lesson: 'relu', kind: 'prediction', id: 'survivors' }, { value: '5' });
 * progress.get({ lesson: 'relu', kind: 'prediction', id: 'survivors' }); // { value: '5' }
 */
export class ProgressStore {
  private readonly shelf: EntryShelf;
  private readonly now: () => number;
  private readonly listeners = new Set<ProgressListener>();

  constructor({ storage, now }: ProgressSources) {
    this.shelf = new EntryShelf(storage);
    this.now = now;
  }

  /** Why what is done now is not kept; null where it is. */
  get notKept(): NotKept | null {
    return this.shelf.trouble;
  }

  /** How many kept things cannot be read; they count as nothing until they are written anew. */
  get unreadable(): number {
    return this.shelf.all().unreadable.length;
  }

  get<K extends Kind>(key: ProgressKey<K>): ProgressValues[K] | null {
    return this.shelf.get(key)?.value ?? null;
  }

  /** Keeps a value, or with null forgets it. */
  set<K extends Kind>(key: ProgressKey<K>, value: ProgressValues[K] | null): void {
    this.write(key, value);
    this.tell('own', [key]);
  }

  entries(): readonly ProgressEntry[] {
    return this.shelf.all().entries;
  }

  /** Calls a listener after every change, until what is returned is called. */
  listen(listener: ProgressListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Calls back with the value of a key when an import or a reset may have changed it, until what is returned is called. */
  watch<K extends Kind>(
    key: ProgressKey<K>,
    replaced: (value: ProgressValues[K] | null) => void,
  ): () => void {
    const name = keyText(key);
    return this.listen((change, keys) => {
      if (change === 'replaced' && (!keys || keys.has(name))) replaced(this.get(key));
    });
  }

  /** Everything as the text of a file. */
  export(): string {
    return writeProgressFile(this.entries());
  }

  /**
   * Takes what a file holds: together with what is here, of each thing the better or newer, or in its place.
   *
   * @returns how many things are kept now
   * @throws Refusal where the file is broken or newer; then nothing has changed
   */
  import(text: string, how: 'merge' | 'replace'): number {
    const from = readProgressFile(text);
    const next = mergeEntries(how === 'merge' ? this.entries() : [], from);
    if (how === 'replace') this.clear();
    for (const entry of next) this.shelf.put(entry);
    this.tell('replaced');
    return next.length;
  }

  /** Forgets everything. */
  reset(): void {
    this.clear();
    this.tell('replaced');
  }

  /** Forgets result, hints and code of one exercise. */
  resetExercise(lesson: string, exercise: string): void {
    const cell = exerciseCell(exercise);
    const keys: readonly ProgressKey[] = [
      { lesson, kind: 'exercise', id: exercise },
      { lesson, kind: 'cell', id: cell },
      { lesson, kind: 'aside', id: cell },
    ];
    for (const key of keys) this.write(key, null);
    this.tell('replaced', keys);
  }

  /** To be told of the `storage` events of the window, which other windows cause. */
  hear(event: Pick<StorageEvent, 'key'>): void {
    if (this.shelf.concerns(event.key)) this.tell('elsewhere');
  }

  private write<K extends Kind>(key: ProgressKey<K>, value: ProgressValues[K] | null): void {
    if (value === null) return this.shelf.remove(keyText(key));
    this.shelf.put({ ...key, at: this.now(), value } as ProgressEntry);
  }

  private clear(): void {
    const { entries, unreadable } = this.shelf.all();
    for (const name of [...entries.map(keyText), ...unreadable]) this.shelf.remove(name);
  }

  private tell(change: ProgressChange, keys?: readonly ProgressKey[]): void {
    const names = keys ? new Set(keys.map(keyText)) : null;
    for (const listener of [...this.listeners]) listener(change, names);
  }
}
