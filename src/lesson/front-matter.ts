import type { FrontMatter, Source } from './lesson.ts';
import type { Report } from './lesson-error.ts';
import { readFields, type Fields } from './yaml-fields.ts';

const FIELDS = ['format', 'title', 'question', 'minutes', 'summary', 'sources', 'limits'];
const FORMAT = 1;

/** A lesson's text taken apart. */
export interface SplitLesson {
  readonly front: FrontMatter | null;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  /** Line of the file on which `limits` begins, from 1. */
  readonly limitsLine: number;
}

/** Splits a lesson into front matter and body; a byte order mark and CRLF are accepted. */
export function splitLesson(text: string, report: Report): SplitLesson {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = /^---\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(clean);
  if (!match || match.index !== 0) {
    report(1, "expected front matter between two lines '---' at the top of the file");
    return { front: null, body: clean, bodyLine: 1, limitsLine: 1 };
  }
  const body = clean.slice(match[0].length);
  const bodyLine = match[0].split('\n').length;
  const fields = readFields(match[1], 2, FIELDS, report);
  const limitsLine = fields ? limitsStart(fields, match[1]) : 1;
  return { front: fields && readFront(fields, report), body, bodyLine, limitsLine };
}

function readFront(fields: Fields, report: Report): FrontMatter | null {
  const version = fields.value('format');
  if (fields.has('format') && version !== FORMAT) {
    report(
      fields.line('format'),
      `unknown format ${JSON.stringify(version)}, this program reads format ${FORMAT}`,
    );
    return null;
  }
  fields.number('format');
  const minutes = fields.number('minutes');
  if (minutes < 1 || minutes > 60) {
    report(fields.line('minutes'), `expected 'minutes' to be from 1 to 60, got ${minutes}`);
  }
  return {
    format: FORMAT,
    title: fields.text('title'),
    question: fields.text('question'),
    minutes,
    summary: fields.text('summary'),
    sources: fields.list('sources').map((entry) => readSource(entry, fields, report)),
    limits: fields.text('limits'),
  };
}

function readSource(entry: unknown, fields: Fields, report: Report): Source {
  const { text, url } = (entry ?? {}) as Partial<Record<string, unknown>>;
  if (typeof text !== 'string' || text.trim() === '') {
    report(
      fields.line('sources'),
      `expected each source to have 'text', got ${JSON.stringify(entry)}`,
    );
    return { text: '' };
  }
  if (url === undefined) return { text };
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) {
    report(
      fields.line('sources'),
      `expected the url of a source to begin with https://, got ${JSON.stringify(url)}`,
    );
    return { text };
  }
  return { text, url };
}

/** A block text (`limits: |`) begins on the line after its mark. */
function limitsStart(fields: Fields, yaml: string): number {
  const line = fields.line('limits');
  return /^limits:\s*[|>]/m.test(yaml) ? line + 1 : line;
}
