/** What goes into and comes out of a student's function when it is checked. */
export type Plain =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A `Plain` as JSON can carry it: `['n', 'NaN']`, `['u']` and the like stand for what JSON lacks. */
export type PlainText =
  | number
  | string
  | boolean
  | null
  | readonly ['list', readonly PlainText[]]
  | readonly ['record', readonly (readonly [key: string, value: PlainText])[]]
  | readonly ['number', string]
  | readonly ['undefined'];
