import { reaches, type SizeFrame } from '../../steps/index.ts';
import type { SizeNumbers } from '../size-fields/index.ts';

/** Where the reader points: a cell of the input, or a place of the filter, both from 0. */
export interface Pointed {
  readonly on: 'cell' | 'place';
  readonly index: number;
}

/** What is to be seen: the places so far, and what is set off because of the step or of what is pointed at. */
export interface RulerView {
  /** How many places are drawn, the one that runs off the edge among them. */
  readonly drawn: number;
  readonly places: ReadonlySet<number>;
  /** The place whose cells are shaded down to it. */
  readonly shaded?: number;
  readonly cell?: number;
  readonly text: string;
}

/** Puts a step and the pointer together: a place shows its cells, a cell the places that cover it. */
export function rulerView(
  frames: readonly SizeFrame[],
  step: number,
  pointed: Pointed | null,
  numbers: SizeNumbers,
): RulerView {
  const { kind, place, text } = frames[step];
  const drawn = wholePlaces(frames[step]) + (kind === 'overrun' ? 1 : 0);
  if (pointed?.on === 'cell') {
    const covering = placesOver(pointed.index, numbers).filter((each) => each < drawn);
    return { drawn, places: new Set(covering), cell: pointed.index, text: coverText(pointed.index, covering) }; // prettier-ignore
  }
  const shaded = pointed?.index ?? (kind === 'place' ? place : undefined);
  return {
    drawn,
    places: new Set(shaded === undefined ? [] : [shaded]),
    shaded,
    text: pointed ? frames[pointed.index].text : text,
  };
}

/** How many places lie wholly on the input up to a step. */
export function wholePlaces({ kind, place }: SizeFrame): number {
  return kind === 'place' ? place + 1 : place;
}

/** Where an arrow, Home or End leads: left and right along the cells, up and down along the places. */
export function nextPointed(
  key: string,
  pointed: Pointed | null,
  counts: Readonly<Record<Pointed['on'], number>>,
): Pointed | null {
  const on = ALONG[key] ?? pointed?.on ?? 'cell';
  const last = counts[on] - 1;
  const from = pointed?.on === on ? pointed.index : -1;
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    Home: 0,
    End: last,
  };
  if (!(key in to) || last < 0) return null;
  return { on, index: Math.max(0, Math.min(last, to[key])) };
}

const ALONG: Readonly<Record<string, Pointed['on']>> = {
  ArrowLeft: 'cell',
  ArrowRight: 'cell',
  ArrowUp: 'place',
  ArrowDown: 'place',
};

function placesOver(cell: number, { input, filter, stride, pad }: SizeNumbers): number[] {
  return reaches(cell, { input, size: filter, stride, pad }).map(({ output }) => output);
}

function coverText(cell: number, places: readonly number[]): string {
  const begin = `Cell ${cell + 1} lies under`;
  const [first, last] = [places[0] + 1, places[places.length - 1] + 1];
  if (places.length === 0) return `${begin} no place of the filter.`;
  if (places.length === 1) return `${begin} place ${first} alone.`;
  return `${begin} ${places.length} places, ${first} ${places.length === 2 ? 'and' : 'to'} ${last}.`;
}
