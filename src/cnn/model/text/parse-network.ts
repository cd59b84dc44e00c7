import { catalogue, type Layer, suggest } from '../../layers/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import { type Network, type NetworkOptions, sequential } from '../network.ts';
import { NetworkTextError, type Place } from './network-text-error.ts';
import { type Token, tokenize } from './tokens.ts';

/** Deeper than any network is nested, and shallow enough for every stack. */
const DEEPEST = 50;

/**
 * Reads the code that makes a network, without running it.
 *
 * The code is one call of `sequential` with layers, numbers, strings, `true`, `false`, lists and
 * options; comments and trailing commas are welcome, and so are `const net =` and `;` around it.
 *
 * @throws NetworkTextError with line and column: for what cannot be read, a layer or an option that
 * is unknown, and a layer whose input does not fit.
 *
 * @example
 * const net = parseNetwork(`sequential({ input: [4], seed: 1 }, [
 *   dense({ units: 3 }), // three classes
 * ])`);
 */
export function parseNetwork(text: string): Network {
  return new Parser(tokenize(text)).network();
}

/** A recursive descent over the tokens; each method reads one thing and stops behind it. */
class Parser {
  private at = 0;
  private depth = 0;
  /** Where each layer's text begins, to say which one does not fit. */
  private readonly places = new Map<unknown, Place>();

  constructor(private readonly tokens: readonly Token[]) {}

  network(): Network {
    if (this.takeWord('const') || this.takeWord('let')) {
      this.take('word', 'a name for the network');
      this.takeSign('=');
    }
    const start = this.token;
    const call = this.take('word', 'sequential(…)');
    if (call.text !== 'sequential') throw new NetworkTextError(start, 'sequential(…)', call.text);
    const args = this.list('(', ')');
    this.skipSign(';');
    if (this.token.kind !== 'end') throw this.unexpected('nothing after the network');
    if (args.length !== 2) {
      const wanted = 'two arguments, { input, seed } and a list of layers';
      throw new NetworkTextError(start, wanted, args.length, 'sequential');
    }
    return this.build(start, args as [NetworkOptions, Layer[]]);
  }

  /** Makes the network; where a layer does not fit, the error is at that layer. */
  private build(start: Place, [options, layers]: [NetworkOptions, Layer[]]): Network {
    try {
      return sequential(options, layers);
    } catch (error) {
      const number = error instanceof InputError && /^layer (\d+)/.exec(error.where)?.[1];
      const culprit = number ? layers[Number(number) - 1] : undefined;
      throw at(this.places.get(culprit) ?? start, error);
    }
  }

  private value(): unknown {
    if (++this.depth > DEEPEST) {
      throw new NetworkTextError(this.token, `at most ${DEEPEST} levels of nesting`, 'more');
    }
    const value = this.shallowValue();
    this.depth--;
    return value;
  }

  private shallowValue(): unknown {
    const { kind, text } = this.token;
    if (kind === 'sign' && text === '[') return this.list('[', ']');
    if (kind === 'sign' && text === '{') return this.options();
    if (kind === 'word') return this.word();
    if (kind === 'sign' || kind === 'end') throw this.unexpected('a value');
    this.at++;
    return kind === 'number' ? Number(text) : text;
  }

  private word(): unknown {
    if (this.takeWord('true')) return true;
    if (this.takeWord('false')) return false;
    return this.layer();
  }

  private layer(): Layer {
    const name = this.take('word', 'a layer');
    const entry = catalogue.get(name.text);
    if (entry === undefined) {
      const hint = suggest(name.text, [...catalogue.keys()]);
      throw new NetworkTextError(name, 'a layer', `unknown layer '${name.text}'${hint}`);
    }
    const args = this.list('(', ')');
    if (args.length > entry.takes) {
      const most = entry.takes === 0 ? 'no arguments' : `at most ${entry.takes} arguments`;
      throw new NetworkTextError(name, most, args.length, name.text);
    }
    try {
      const layer = entry.make(...args);
      this.places.set(layer, name);
      return layer;
    } catch (error) {
      throw at(name, error);
    }
  }

  /** What stands between brackets, with commas between and perhaps after. */
  private list(open: string, close: string): unknown[] {
    const values: unknown[] = [];
    this.takeSign(open);
    while (!this.skipSign(close)) {
      values.push(this.value());
      this.separator(close);
    }
    return values;
  }

  private options(): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    this.takeSign('{');
    while (!this.skipSign('}')) {
      const name = this.take('word', "an option's name");
      if (entries.has(name.text)) {
        throw new NetworkTextError(name, 'each option once', `${name.text} twice`);
      }
      this.takeSign(':');
      entries.set(name.text, this.value());
      this.separator('}');
    }
    return Object.fromEntries(entries);
  }

  private separator(close: string): void {
    if (this.skipSign(',') || (this.token.kind === 'sign' && this.token.text === close)) return;
    throw this.unexpected(`, or ${close}`);
  }

  private get token(): Token {
    return this.tokens[this.at];
  }

  private take(kind: Token['kind'], expected: string): Token {
    if (this.token.kind !== kind) throw this.unexpected(expected);
    return this.tokens[this.at++];
  }

  private takeSign(sign: string): void {
    if (!this.skipSign(sign)) throw this.unexpected(sign);
  }

  private skipSign(sign: string): boolean {
    return this.skip('sign', sign);
  }

  private takeWord(word: string): boolean {
    return this.skip('word', word);
  }

  private skip(kind: Token['kind'], text: string): boolean {
    const found = this.token.kind === kind && this.token.text === text;
    if (found) this.at++;
    return found;
  }

  private unexpected(expected: string): NetworkTextError {
    return new NetworkTextError(this.token, expected, this.token.text.slice(0, 40));
  }
}

/** An `InputError` with a place put before it; any other error as it is. */
function at(place: Place, error: unknown): unknown {
  if (!(error instanceof InputError) || error instanceof NetworkTextError) return error;
  return new NetworkTextError(place, error.expected, error.got, error.where);
}
