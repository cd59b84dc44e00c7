import type MarkdownIt from 'markdown-it';
import { escapeHtml, type Environment } from './page-writer.ts';

const LESSON = /^lesson:([a-z0-9-]+)(#[\w-]+)?$/;

/** Links to lessons by their slug, to the web by https, and images from the lesson's media folder. */
export function links(md: MarkdownIt): void {
  const validate = md.validateLink.bind(md);
  md.validateLink = (url) => LESSON.test(url) || validate(url);
  md.renderer.rules.link_open = (tokens, index, options, env: Environment, self) => {
    const token = tokens[index];
    const href = String(token.attrGet('href'));
    const lesson = LESSON.exec(href);
    if (lesson) {
      env.writer.links.add(lesson[1]);
      token.attrSet('href', `../${lesson[1]}/${lesson[2] ?? ''}`);
    } else if (!/^(https?:\/\/|#)/.test(href)) {
      const reason = `expected a link to be https://…, lesson:… or #…, got '${href}'`;
      env.writer.report(token.meta?.line ?? 1, reason);
    }
    return self.renderToken(tokens, index, options);
  };
  md.renderer.rules.image = (tokens, index, _options, env: Environment) => {
    const { content, meta } = tokens[index];
    const src = String(tokens[index].attrGet('src'));
    const line = meta?.line ?? 1;
    if (!/^media\/[\w.-]+$/.test(src)) {
      env.writer.report(line, `expected an image to be in media/, got '${src}'`);
    }
    if (content.trim() === '') {
      env.writer.report(
        line,
        `the image '${src}' needs words in its brackets that say what it shows`,
      );
    }
    return `<img src="/${env.writer.folder}/${escapeHtml(src)}" alt="${escapeHtml(content)}" />`;
  };
}
