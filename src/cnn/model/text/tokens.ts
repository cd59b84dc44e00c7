import { NetworkTextError, type Place } from './network-text-error.ts';

/** The smallest piece of a network's text that means something. */
export interface Token extends Place {
  readonly kind: 'word' | 'number' | 'string' | 'sign' | 'end';
  /** As written; for a string what is between the quotes, for the end `the end of the text`. */
  readonly text: string;
}

/** One token or one stretch between tokens, at the place where the pattern is applied. */
const PIECE = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*|/\*[^]*?\*/)`,
    String.raw`(?<word>[A-Za-z_$][\w$]*)`,
    String.raw`(?<number>[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?(?![\w$.]))`,
    String.raw`(?<string>'[^'\\\n]*'|"[^"\\\n]*")`,
    String.raw`(?<sign>[()[\]{}:,;=])`,
  ].join('|'),
  'y',
);

/**
 * Cuts a text into tokens; white space and comments only separate them.
 *
 * @throws NetworkTextError at the first character that begins none.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  while (at < text.length) {
    const place = { line, column: at - lineStart + 1 };
    PIECE.lastIndex = at;
    const groups = PIECE.exec(text)?.groups;
    if (groups === undefined) throw unreadable(place, text.slice(at));
    const [kind, piece] = Object.entries(groups).find(([, match]) => match !== undefined) as [
      Token['kind'] | 'space',
      string,
    ];
    if (kind === 'string') tokens.push({ ...place, kind, text: piece.slice(1, -1) });
    else if (kind !== 'space') tokens.push({ ...place, kind, text: piece });
    line += piece.split('\n').length - 1;
    if (piece.includes('\n')) lineStart = at + piece.lastIndexOf('\n') + 1;
    at += piece.length;
  }
  tokens.push({ line, column: at - lineStart + 1, kind: 'end', text: 'the end of the text' });
  return tokens;
}

function unreadable(place: Place, rest: string): NetworkTextError {
  if (rest.startsWith('/*'))
    return new NetworkTextError(place, 'a comment that ends with */', 'none');
  if (/^['"]/.test(rest)) {
    const wanted = 'a string that ends on its line, without backslashes';
    return new NetworkTextError(place, wanted, rest.split('\n')[0].slice(0, 20));
  }
  const shown = (/^[-+.\d][\w$.]*/.exec(rest) ?? [...rest])[0];
  return new NetworkTextError(
    place,
    'a layer, a number, a string or a bracket',
    shown.slice(0, 20),
  );
}
