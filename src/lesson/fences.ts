import type MarkdownIt from 'markdown-it';
import { renderExercise } from './exercise-fence.ts';
import { parseFenceInfo, type FenceInfo } from './fence-info.ts';
import { highlight, languages } from './highlight.ts';
import { claimId, type Environment, type PageWriter } from './page-writer.ts';
import { renderPrediction, type RenderPart } from './prediction.ts';

/** Code to read, cells to run, predictions and exercises: all that stands between three backticks. */
export function fences(md: MarkdownIt): void {
  md.renderer.rules.fence = (tokens, index, _options, env: Environment) => {
    const { content, info, map } = tokens[index];
    const line = (map?.[0] ?? 0) + env.firstLine;
    const { writer } = env;
    const fence = parseFenceInfo(info, line, writer.report);
    if (!fence) return '';
    if (fence.kind === 'code') return code(fence.language, content, line, writer);
    claimId(writer, fence.id, line);
    return block(fence, content, line, writer, partRenderer(md, writer));
  };
}

function code(language: string, content: string, line: number, writer: PageWriter): string {
  if (!languages.includes(language)) {
    writer.report(
      line,
      `expected the language of a fence to be one of ${languages.join(', ')}, got '${language}'`,
    );
    return '';
  }
  return `${highlight(content, language)}\n`;
}

function block(
  fence: FenceInfo,
  content: string,
  line: number,
  writer: PageWriter,
  part: RenderPart,
): string {
  if (fence.kind === 'predict') {
    return renderPrediction(content, line + 1, fence.id, writer, part);
  }
  if (fence.kind === 'exercise') {
    return renderExercise(content, line + 1, fence.id, writer, part);
  }
  if (content.trim() === '') writer.report(line, `the cell '${fence.id}' has no code`);
  writer.tags.add('code-cell');
  writer.cells.push(fence.id);
  const budget = fence.budget === null ? '' : ` budget="${fence.budget}"`;
  const open = `<code-cell cell="${fence.id}" lesson="${writer.slug}"${budget}>`;
  return `${open}${highlight(content, fence.language)}</code-cell>\n`;
}

function partRenderer(md: MarkdownIt, writer: PageWriter): RenderPart {
  return {
    block: (markdown, line) => md.render(markdown, { writer, firstLine: line }),
    inline: (markdown, line) => md.renderInline(markdown, { writer, firstLine: line }),
  };
}
