import type MarkdownIt from 'markdown-it';
import type { Environment } from './page-writer.ts';

/** `::: note` … `:::` puts a note in the margin, or under the text where there is no margin. */
export function notes(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'note',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number): string =>
        state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]).trim();
      const opening = lineAt(startLine);
      if (!opening.startsWith(':::')) return false;
      if (silent) return true;
      const { writer, firstLine } = state.env as Environment;
      let end = startLine + 1;
      while (end < endLine && lineAt(end) !== ':::') end++;
      if (opening !== '::: note') {
        writer.report(startLine + firstLine, `expected '::: note', got '${opening}'`);
      } else if (end === endLine) {
        writer.report(startLine + firstLine, "'::: note' has no ':::' that ends it");
      }
      const token = state.push('note_open', 'aside', 1);
      token.attrSet('class', 'note');
      token.block = true;
      const { lineMax } = state;
      state.lineMax = end;
      state.md.block.tokenize(state, startLine + 1, end);
      state.lineMax = lineMax;
      state.push('note_close', 'aside', -1).block = true;
      state.line = Math.min(end + 1, endLine);
      return true;
    },
    { alt: ['paragraph', 'list', 'blockquote'] },
  );
}
