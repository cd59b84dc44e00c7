/** That a run is kept, noted where the page can read it before anything is loaded. */
export interface KeptNote {
  read(): number | null;
  write(step: number): void;
  clear(): void;
}

const KEY = 'convscope.kept-run';

/** The note in `localStorage`; where a browser forbids that, there is none. */
export const localNote: KeptNote = {
  read() {
    try {
      const step = Number(localStorage.getItem(KEY) ?? NaN);
      return Number.isInteger(step) ? step : null;
    } catch {
      return null;
    }
  },
  write(step) {
    try {
      localStorage.setItem(KEY, String(step));
    } catch {
      // Storage is full or forbidden: the run itself says so by `notKept`.
    }
  },
  clear() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing could be written either.
    }
  },
};
