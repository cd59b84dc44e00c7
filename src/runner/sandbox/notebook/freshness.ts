/** How a cell stands to what it showed last. */
export type CellFreshness =
  | { readonly state: 'never' }
  | { readonly state: 'done' }
  | { readonly state: 'failed' }
  /** What it shows is not what its code would give now. */
  | { readonly state: 'stale'; readonly why: StaleReason };

export type StaleReason =
  /** Its own code has changed since. */
  | { readonly because: 'edited' }
  /** The code of a cell it needs has changed since. */
  | { readonly because: 'changed'; readonly cell: number }
  /** A cell it needs had not run when it did. */
  | { readonly because: 'missing'; readonly cell: number }
  /** A cell it needs has run again since. */
  | { readonly because: 'ran'; readonly cell: number }
  /** It ran on an object that a cell below it, or itself, had changed already. */
  | { readonly because: 'used'; readonly cell: number }
  /** It draws random numbers, and they begin from another seed now. */
  | { readonly because: 'seed' }
  /** It takes the chosen image, and another one is chosen now. */
  | { readonly because: 'image' }
  /** The kernel was stopped: what it declared is gone. */
  | { readonly because: 'lost' };

/** What the page gives to all cells. */
export interface Given {
  readonly seed: number;
  /** Names the chosen image, the same for the same image only. */
  readonly image: string;
}
