import type { TensorMemory } from '../../../cnn/backend/index.ts';
import type { rememberClasses } from '../values/recognise.ts';
import type { Figures } from './figures.ts';
import type { NetworkFiles } from './network-files.ts';

/** The library's exports by name. */
export type Library = Readonly<Record<string, unknown>>;

/** What the library is given when it is opened: its text is a program of its own. */
export interface LibraryHost {
  readonly figures: Pick<Figures, 'tools' | 'chart' | 'loop' | 'cellPlots'>;
  readonly rememberClasses: typeof rememberClasses;
}

/** What opening it gives. */
export interface OpenLibrary {
  readonly exports: Library;
  memory(): TensorMemory;
  readonly networks: NetworkFiles;
}
