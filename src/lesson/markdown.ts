import MarkdownIt from 'markdown-it';
import { fences } from './fences.ts';
import { htmlBlocks } from './html-blocks.ts';
import { ink } from './ink.ts';
import { links } from './links.ts';
import { math } from './math.ts';
import { notes } from './notes.ts';
import type { Environment } from './page-writer.ts';

/** The Markdown reader of the lessons; every rule reports to the environment it is handed. */
export const markdown = new MarkdownIt({ html: true, typographer: false })
  .use(math)
  .use(ink)
  .use(notes)
  .use(htmlBlocks)
  .use(links)
  .use(fences)
  .use(headings)
  .use(lineNumbers);

/** Headings begin at `##`, since a page has its one `h1`, and can be linked to. */
function headings(md: MarkdownIt): void {
  md.renderer.rules.heading_open = (tokens, index, _options, env: Environment) => {
    const { tag, map } = tokens[index];
    if (tag === 'h1') {
      const line = (map?.[0] ?? 0) + env.firstLine;
      env.writer.report(
        line,
        "expected headings to begin at '##', the title is in the front matter",
      );
    }
    return `<${tag} id="${anchor(tokens[index + 1].content)}">`;
  };
}

function anchor(heading: string): string {
  const words = heading.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `s-${words.join('-')}`;
}

/** Tells each piece of a line on which line of the file it stands; rules that complain need it. */
function lineNumbers(md: MarkdownIt): void {
  md.core.ruler.push('line_numbers', (state) => {
    const { firstLine } = state.env as Environment;
    for (const token of state.tokens) {
      let line = (token.map?.[0] ?? 0) + firstLine;
      for (const child of token.children ?? []) {
        child.meta = { line };
        if (child.type === 'softbreak' || child.type === 'hardbreak') line++;
      }
    }
  });
}
