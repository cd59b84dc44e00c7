import type { PageWriter } from './page-writer.ts';

/** One tag as it stands in a lesson. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  /** The text of the tag, from `<` to `>`. */
  readonly text: string;
}

/** Plain HTML that a lesson may use, and whether it begins a block or stands in a line. */
const BLOCKS = ['figure', 'figcaption', 'aside', 'details', 'summary'];
const INLINE = ['kbd', 'abbr', 'sub', 'sup'];

const ATTRIBUTE = String.raw`\s+([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>${'`'}]+))?`;
const TAG = new RegExp(`<(/?)([A-Za-z][\\w-]*)((?:${ATTRIBUTE})*)\\s*/?>`, 'y');

/** What a browser leaves out when it reads an address. */

const SPACE = /[\0-\x20]/g;
/** What a browser reads as another character: an address could be hidden in it. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot);)[#a-z]/i;

/** Reads the tag that begins at `at`, which may go over several lines; null where there is none. */
export function readTag(text: string, at: number): Tag | null {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  if (!match) return null;
  return { name: match[2].toLowerCase(), closing: match[1] === '/', text: match[0] };
}

/** Whether a tag is a custom element. */
export function isOurs(name: string): boolean {
  return name.includes('-');
}

/** Whether a tag is plain HTML that makes a block. */
export function isBlock(name: string): boolean {
  return BLOCKS.includes(name);
}

/** Reports a tag that a lesson may not use, and takes down a custom element that it may. */
export function checkTag(tag: Tag, line: number, writer: PageWriter): void {
  if (isOurs(tag.name)) {
    if (tag.closing) return;
    if (writer.elements && !writer.elements.has(tag.name)) {
      writer.report(line, `there is no element <${tag.name}> in src/elements`);
    }
    writer.tags.add(tag.name);
  } else if (!isBlock(tag.name) && !INLINE.includes(tag.name)) {
    const allowed = [...BLOCKS, ...INLINE].join(', ');
    writer.report(line, `<${tag.name}> is not allowed, only our own elements and ${allowed}`);
    return;
  }
  for (const [, name, value = ''] of tag.text.matchAll(new RegExp(ATTRIBUTE, 'g'))) {
    if (/^on|^style$|^srcdoc$/i.test(name) || /^["']?javascript:/i.test(value.replace(SPACE, ''))) {
      writer.report(line, `<${tag.name}> may not have the attribute '${name}'`);
    }
    if (REFERENCE.test(value)) {
      const reason = `the attribute '${name}' of <${tag.name}>: write the character itself`;
      writer.report(line, `${reason}, only &amp; &lt; &gt; &quot; are taken`);
    }
  }
}

/** Checks every tag in a stretch of HTML that begins on `line`; markup that is no tag is reported. */
export function checkHtml(html: string, line: number, writer: PageWriter): void {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const here = line + html.slice(0, at).split('\n').length - 1;
    const tag = readTag(html, at);
    if (!tag) {
      const start = html.slice(at, at + 12).split('\n')[0];
      writer.report(here, `'${start}' is no tag; write &lt; for a less-than sign`);
      continue;
    }
    checkTag(tag, here, writer);
    at += tag.text.length - 1;
  }
}
