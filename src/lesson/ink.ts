import type MarkdownIt from 'markdown-it';

const MEANINGS = /:(input|weights|output|gradient)\[([^\]\n]+)\]/y;

/** `:weights[the filter]` gives the words the colour that the filter has everywhere. */
export function ink(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'ink', (state, silent) => {
    MEANINGS.lastIndex = state.pos;
    const match = MEANINGS.exec(state.src);
    if (!match) return false;
    if (!silent) {
      state.push('ink_open', 'span', 1).attrSet('data-ink', match[1]);
      const { pos, posMax } = state;
      state.pos = pos + match[1].length + 2;
      state.posMax = pos + match[0].length - 1;
      state.md.inline.tokenize(state);
      state.pos = pos;
      state.posMax = posMax;
      state.push('ink_close', 'span', -1);
    }
    state.pos += match[0].length;
    return true;
  });
}
