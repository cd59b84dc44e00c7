/** What crosses between a student's function and its check: data without functions or prototypes. */
export type PlainValue =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };
