import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { checkHtml, checkTag, isBlock, isOurs, readTag, type Tag } from './html-tag.ts';
import type { Environment } from './page-writer.ts';

/**
 * HTML in a lesson: our own elements whole, a few plain tags around Markdown, nothing else.
 *
 * Takes the place of markdown-it's own rules, which would let every tag through.
 */
export function htmlBlocks(md: MarkdownIt): void {
  md.block.ruler.at('html_block', readBlock, { alt: ['paragraph', 'list', 'blockquote'] });
  md.renderer.rules.html_inline = (tokens, index, _options, env: Environment) => {
    const { content, meta } = tokens[index];
    if (content.startsWith('<!--')) return '';
    checkHtml(content, meta?.line ?? 1, env.writer);
    return content;
  };
}

function readBlock(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = state.bMarks[startLine] + state.tShift[startLine];
  if (state.src[start] !== '<' || state.sCount[startLine] - state.blkIndent >= 4) return false;
  const limit = state.eMarks[endLine - 1];
  const { writer, firstLine } = state.env as Environment;
  const line = startLine + firstLine;
  if (state.src.startsWith('<!--', start)) {
    if (!silent) skipComment(state, start, limit, startLine);
    return true;
  }
  const tag = readTag(state.src.slice(0, limit), start);
  if (!tag || (!isOurs(tag.name) && !isBlock(tag.name))) return false;
  if (silent) return true;
  const end = isOurs(tag.name)
    ? endOfElement(state.src, start, limit, tag)
    : start + tag.text.length;
  if (end === -1) writer.report(line, `<${tag.name}> has no </${tag.name}>`);
  const stop = end === -1 ? state.eMarks[startLine] : end;
  if (tag.name === 'figcaption' || tag.name === 'summary') {
    pushCaption(state, tag, start, limit, startLine);
    return true;
  }
  if (isOurs(tag.name)) checkHtml(state.src.slice(start, stop), line, writer);
  else checkTag(tag, line, writer);
  const lastLine = lineOf(state, stop, startLine);
  if (state.src.slice(stop, state.eMarks[lastLine]).trim() !== '') {
    writer.report(lastLine + firstLine, `expected nothing after <${tag.name}> on its line`);
  }
  push(state, 'html_block', state.src.slice(start, stop) + '\n', startLine, lastLine);
  return true;
}

/** Where an element with everything in it ends; -1 where it does not. */
function endOfElement(text: string, start: number, limit: number, tag: Tag): number {
  if (tag.closing) return start + tag.text.length;
  const close = `</${tag.name}>`;
  const at = text.indexOf(close, start);
  return at === -1 || at > limit ? -1 : at + close.length;
}

/** `<figcaption>…</figcaption>`: what is inside is Markdown of one paragraph. */
function pushCaption(
  state: StateBlock,
  tag: Tag,
  start: number,
  limit: number,
  startLine: number,
): void {
  const { writer, firstLine } = state.env as Environment;
  checkTag(tag, startLine + firstLine, writer);
  const end = endOfElement(state.src, start, limit, tag);
  if (end === -1) {
    writer.report(startLine + firstLine, `<${tag.name}> has no </${tag.name}>`);
    state.line = startLine + 1;
    return;
  }
  const lastLine = lineOf(state, end, startLine);
  const close = `</${tag.name}>`;
  push(state, 'html_block', tag.text, startLine, lastLine);
  const inline = state.push('inline', '', 0);
  inline.content = state.src.slice(start + tag.text.length, end - close.length).trim();
  inline.map = [startLine, lastLine + 1];
  inline.children = [];
  push(state, 'html_block', `${close}\n`, startLine, lastLine);
}

function skipComment(state: StateBlock, start: number, limit: number, startLine: number): void {
  const end = state.src.indexOf('-->', start);
  state.line = lineOf(state, end === -1 ? limit : end, startLine) + 1;
}

function push(state: StateBlock, type: string, html: string, from: number, to: number): Token {
  const token = state.push(type, '', 0);
  token.content = html;
  token.map = [from, to + 1];
  state.line = to + 1;
  return token;
}

function lineOf(state: StateBlock, offset: number, from: number): number {
  let line = from;
  while (line + 1 < state.lineMax && state.eMarks[line] < offset) line++;
  return line;
}
