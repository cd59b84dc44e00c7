import type { Report } from './lesson-error.ts';
import type { PageWriter } from './page-writer.ts';
import { readFields, type Fields } from './yaml-fields.ts';

const FIELDS = ['question', 'choices', 'answer', 'tolerance', 'unit', 'because'];

/** Renders Markdown that stands at a line of the file: as blocks, or in a line without a paragraph. */
export interface RenderPart {
  block(markdown: string, line: number): string;
  inline(markdown: string, line: number): string;
}

/** `<predict-first>` from the YAML of a prediction whose first line is `line`. */
export function renderPrediction(
  yaml: string,
  line: number,
  id: string,
  writer: PageWriter,
  part: RenderPart,
): string {
  const fields = readFields(yaml, line, FIELDS, writer.report);
  if (!fields) return '';
  writer.tags.add('predict-first');
  writer.predictions.push(id);
  const question = part.block(fields.text('question'), fields.line('question'));
  const because = part.block(fields.text('because'), fields.line('because'));
  const body = fields.has('choices')
    ? choiceParts(fields, writer.report, part)
    : numberParts(fields, writer.report);
  return [
    `<predict-first prediction="${id}" lesson="${writer.slug}" ${body.attributes}>`,
    `<div slot="question">${question}</div>`,
    ...body.choices,
    `<details slot="because"><summary>Answer</summary>${body.answer}${because}</details>`,
    `</predict-first>\n`,
  ].join('\n');
}

interface Parts {
  attributes: string;
  choices: string[];
  answer: string;
}

function choiceParts(fields: Fields, report: Report, part: RenderPart): Parts {
  const line = fields.line('choices');
  const choices = fields.list('choices').map(String);
  if (choices.length === 1) report(line, "expected 'choices' to have two or more entries, got 1");
  const twice = choices.find((choice, index) => choices.indexOf(choice) !== index);
  if (twice !== undefined) report(line, `the choice '${twice}' stands twice`);
  const answer = String(fields.value('answer') ?? fields.text('answer'));
  const index = choices.indexOf(answer);
  if (index === -1 && fields.has('answer')) {
    report(
      fields.line('answer'),
      `expected 'answer' to be one of the choices ${choices.join(', ')}, got '${answer}'`,
    );
  }
  return {
    attributes: `choices="${choices.length}" answer="${index}"`,
    choices: choices.map(
      (choice, at) => `<span slot="choice-${at}">${part.inline(choice, line)}</span>`,
    ),
    answer: index === -1 ? '' : `<p class="answer">${part.inline(answer, line)}</p>`,
  };
}

function numberParts(fields: Fields, report: Report): Parts {
  const answer = fields.number('answer');
  const tolerance = fields.has('tolerance') ? fields.number('tolerance') : 0;
  const unit = fields.has('unit') ? fields.text('unit') : '';
  if (tolerance < 0) {
    report(fields.line('tolerance'), `expected 'tolerance' to be 0 or more, got ${tolerance}`);
  }
  if (/["<>&]/.test(unit)) report(fields.line('unit'), `expected 'unit' to be plain words`);
  return {
    attributes: `answer="${answer}" tolerance="${tolerance}" unit="${unit}"`,
    choices: [],
    answer: `<p class="answer">${String(answer).replace('-', '−')} ${unit}</p>`,
  };
}
