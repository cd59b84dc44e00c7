import { highlight } from './highlight.ts';
import { escapeHtml, type PageWriter } from './page-writer.ts';
import type { RenderPart } from './prediction.ts';
import { readFields } from './yaml-fields.ts';

const FIELDS = ['title', 'task', 'hints'];
const FILES = ['start', 'solution', 'check'] as const;
const HINTS = 2;

/** `<lesson-exercise>` from the YAML of an exercise whose first line is `line`. */
export function renderExercise(
  yaml: string,
  line: number,
  id: string,
  writer: PageWriter,
  part: RenderPart,
): string {
  const fields = readFields(yaml, line, FIELDS, writer.report);
  const files = writer.files[id] ?? {};
  for (const name of FILES) {
    if (files[name] === undefined) {
      writer.report(line - 1, `missing file exercises/${id}/${name}.ts`);
    }
  }
  if (!fields) return '';
  writer.tags.add('lesson-exercise');
  const title = fields.text('title');
  const titleHtml = part.inline(title, fields.line('title'));
  writer.exercises.set(id, titleHtml);
  const hints = fields.list('hints').map(String);
  if (hints.length !== HINTS && hints.length > 0) {
    writer.report(fields.line('hints'), `expected ${HINTS} hints, got ${hints.length}`);
  }
  const hintsLine = fields.line('hints');
  return [
    `<lesson-exercise exercise="${id}" lesson="${writer.slug}" label="${escapeHtml(title)}">`,
    `<h3 slot="title" id="exercise-${id}">${titleHtml}</h3>`,
    `<div slot="task">${part.block(fields.text('task'), fields.line('task'))}</div>`,
    `<div slot="start">${highlight(files.start ?? '', 'ts')}</div>`,
    ...hints.map(
      (hint, index) =>
        `<details slot="hint"><summary>Hint ${index + 1}</summary>${part.block(hint, hintsLine)}</details>`,
    ),
    `<details slot="solution"><summary>Solution</summary>${highlight(files.solution ?? '', 'ts')}</details>`,
    `</lesson-exercise>\n`,
  ].join('\n');
}
