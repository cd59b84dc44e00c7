import { describe, expect, test } from 'vitest';
import type { LessonFile } from './lesson.ts';
import { LessonError } from './lesson-error.ts';
import { parseLesson } from './parse-lesson.ts';

const PATH = 'lessons/2-convolution/3-stride-and-padding/lesson.md';
const FRONT = [
  '---',
  'format: 1',
  'title: Stride and padding',
  'question: How many places does a filter fit?',
  'minutes: 12',
  'summary: Count the places.',
  'sources:',
  '  - text: A paper.',
  '    url: https://example.org/paper',
  'limits: |',
  '  It does not show $x$.',
  '---',
];
/** The first line of the body. */
const BODY_LINE = FRONT.length + 1;
const EXERCISE = { start: 'let a = 1;', solution: 'let a = 2;', check: 'export default 1;' };

function file(body: string, front = FRONT): LessonFile {
  return { path: PATH, text: [...front, body].join('\n'), exercises: {} };
}

function render(body: string): string {
  return parseLesson(file(body)).html;
}

/** The message for a body, without the path. */
function complaint(source: string | LessonFile, elements?: Set<string>): string {
  try {
    parseLesson(typeof source === 'string' ? file(source) : source, elements);
  } catch (error) {
    if (error instanceof LessonError) return error.message.replaceAll(`${PATH}:`, '');
    throw error;
  }
  return 'no complaint';
}

describe('front matter', () => {
  test('is read, and the folder gives slug and number', () => {
    const lesson = parseLesson(file('Text.'));
    expect(lesson).toMatchObject({
      slug: 'stride-and-padding',
      number: '2.3',
      title: 'Stride and padding',
      minutes: 12,
      sources: [{ text: 'A paper.', url: 'https://example.org/paper' }],
    });
    expect(lesson.limitsHtml).toContain('<math');
  });

  test.each(['format', 'title', 'question', 'minutes', 'summary', 'limits'])(
    'a lesson without %s is told so',
    (field) => {
      const at = FRONT.findIndex((line) => line.startsWith(field));
      const front = FRONT.toSpliced(at, field === 'limits' ? 2 : 1);
      expect(complaint(file('', front))).toContain(`2: missing field '${field}'`);
    },
  );

  test('a missing field names file and line', () => {
    const front = FRONT.filter((line) => !line.startsWith('question'));
    expect(() => parseLesson(file('', front))).toThrow(`${PATH}:2: missing field 'question'`);
  });

  test('an unknown version is refused at its line', () => {
    const front = FRONT.map((line) => line.replace('format: 1', 'format: 2'));
    expect(complaint(file('', front))).toBe('2: unknown format 2, this program reads format 1');
  });

  test('an unknown field is named at its line', () => {
    const front = FRONT.toSpliced(3, 0, 'tilte: x');
    expect(complaint(file('', front))).toContain("4: unknown field 'tilte'");
  });

  test('a field of the wrong kind says what came', () => {
    const front = FRONT.map((line) => line.replace('minutes: 12', 'minutes: long'));
    expect(complaint(file('', front))).toBe('5: expected \'minutes\' to be a number, got "long"');
  });

  test('minutes out of range are refused', () => {
    const front = FRONT.map((line) => line.replace('minutes: 12', 'minutes: 90'));
    expect(complaint(file('', front))).toBe("5: expected 'minutes' to be from 1 to 60, got 90");
  });

  test('a source url that is no web address is refused', () => {
    const front = FRONT.map((line) => line.replace('https:', 'javascript:'));
    expect(complaint(file('', front))).toContain('the url of a source to begin with https://');
  });

  test('what is not YAML is reported at its line', () => {
    const front = FRONT.map((line) => line.replace('title: Stride', "title: 'Stride"));
    expect(complaint(file('', front))).toMatch(/^\d+: not YAML: /);
  });

  test('a file without front matter is told so', () => {
    expect(complaint({ path: PATH, text: '# Hello', exercises: {} })).toMatch(
      /^1: expected front matter/,
    );
  });

  test('a byte order mark and CRLF change nothing', () => {
    const plain = file('Some *text*.\n\n```ts cell id=a\nlet a = 1;\n```\n');
    const windows = { ...plain, text: `\uFEFF${plain.text.replaceAll('\n', '\r\n')}` };
    expect(parseLesson(windows)).toEqual(parseLesson(plain));
  });

  test('a folder without a number is refused', () => {
    const odd = { ...file(''), path: 'lessons/2-convolution/stride/lesson.md' };
    expect(() => parseLesson(odd)).toThrow('expected a folder lessons/<number>-<part>');
  });
});

describe('text', () => {
  test('formulas are HTML and MathML', () => {
    const html = render('Size $N-F$ here.\n\n$$\\frac{N}{2}$$\n');
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).toContain('class="katex-display"');
  });

  test('a formula that KaTeX refuses is reported at its own line', () => {
    expect(complaint('One\ntwo $\\frac{1$ here')).toMatch(
      new RegExp(`^${BODY_LINE + 1}: formula: `),
    );
    expect(complaint('One\n\n$$\n\\nothing\n$$\n')).toMatch(
      new RegExp(`^${BODY_LINE + 2}: formula: Undefined control sequence`),
    );
  });

  test('a formula cannot carry a link', () => {
    expect(complaint('$\\href{https://example.org}{x}$')).toBe(
      `${BODY_LINE}: formula: a command in '\\href{https://example.org}{x}' is not allowed`,
    );
  });

  test('meanings have their colour in text and formula', () => {
    const html = render('See :weights[the *filter*] and $\\Input{N}-\\Weights{F}$.');
    expect(html).toContain('<span data-ink="weights">the <em>filter</em></span>');
    expect(html).toContain('color:var(--input);');
    expect(html).not.toContain('inkinput');
  });

  test('a note is an aside with Markdown in it', () => {
    expect(render('::: note\nSo *it* is.\n:::\n\nText.')).toBe(
      '<aside class="note">\n<p>So <em>it</em> is.</p>\n</aside>\n<p>Text.</p>\n',
    );
  });

  test('a note that never ends is reported', () => {
    expect(complaint('::: note\nText')).toBe(`${BODY_LINE}: '::: note' has no ':::' that ends it`);
    expect(complaint('::: tip\nText\n:::')).toBe(
      `${BODY_LINE}: expected '::: note', got '::: tip'`,
    );
  });

  test('links lead to lessons by slug and to the web', () => {
    const lesson = parseLesson(file('[ReLU](lesson:relu) and [paper](https://example.org).'));
    expect(lesson.html).toContain('<a href="../relu/">ReLU</a>');
    expect(lesson.links).toEqual(['relu']);
    expect(complaint('[here](/somewhere)')).toContain('expected a link to be https://');
  });

  test('a link with a script in it stays text', () => {
    const html = render('[here](javascript:alert(1))');
    expect(html).toContain('[here](javascript:alert(1))');
    expect(html).not.toContain('<a');
  });

  test('an image comes from media and has words', () => {
    expect(render('![A cat](media/cat.png)')).toContain(
      '<img src="/lessons/2-convolution/3-stride-and-padding/media/cat.png" alt="A cat" />',
    );
    expect(complaint('![A cat](https://example.org/cat.png)')).toContain('to be in media/');
    expect(complaint('![](media/cat.png)')).toContain('needs words in its brackets');
  });

  test('headings begin at the second level', () => {
    expect(render('## A heading')).toBe('<h2 id="s-a-heading">A heading</h2>\n');
    expect(complaint('# A title')).toContain("expected headings to begin at '##'");
  });
});

describe('HTML', () => {
  test('our elements go through and are listed', () => {
    const lesson = parseLesson(file('Text\n<conv-steps size="7"\n  pad="1"></conv-steps>\n\nMore'));
    expect(lesson.html).toBe(
      '<p>Text</p>\n<conv-steps size="7"\n  pad="1"></conv-steps>\n<p>More</p>\n',
    );
    expect(lesson.tags).toEqual(['conv-steps']);
  });

  test('a figure holds widgets and a caption with a formula', () => {
    const html = render(
      '<figure class="wide">\n<conv-steps></conv-steps>\n<figcaption>Size $N$,\n*padded*.</figcaption>\n</figure>\n\nText',
    );
    expect(html).toMatch(
      /<figure class="wide">\s*<conv-steps><\/conv-steps>\s*<figcaption>Size <span/,
    );
    expect(html).toMatch(/<em>padded<\/em>\.<\/figcaption>\s*<\/figure>\s*<p>Text<\/p>/);
  });

  test.each([
    ['<script>alert(1)</script>', 'script'],
    ['<div>x</div>', 'div'],
    ['Text <img src=x onerror=alert(1)> text', 'img'],
    ['<conv-steps><iframe src="x"></iframe></conv-steps>', 'iframe'],
  ])('%s is refused', (body, tag) => {
    expect(complaint(body)).toContain(`${BODY_LINE}: <${tag}> is not allowed`);
  });

  test.each(['onclick="x"', 'style="color:red"', 'href="javascript:x"', 'href=" java\tscript:x"'])(
    'the attribute %s is refused',
    (attribute) => {
      expect(complaint(`<conv-steps ${attribute}></conv-steps>`)).toContain(
        'may not have the attribute',
      );
    },
  );

  test.each(['java&#115;cript:x', 'java&#115cript:x', '&#x6a;avascript:x', 'javascript&colon;x'])(
    'an address that hides in references, %s, is refused',
    (address) => {
      expect(complaint(`<conv-steps href="${address}"></conv-steps>`)).toContain(
        `${BODY_LINE}: the attribute 'href' of <conv-steps>: write the character itself`,
      );
    },
  );

  test('quotes and signs may be written as references in an attribute', () => {
    const element = '<conv-steps label="&quot;a &lt; b&quot; &amp; c"></conv-steps>';
    expect(render(element)).toContain(element);
  });

  test('an element that does not exist is named with its line', () => {
    expect(complaint('Text\n\n<conv-stepz></conv-stepz>', new Set(['conv-steps']))).toBe(
      `${BODY_LINE + 2}: there is no element <conv-stepz> in src/elements`,
    );
  });

  test('an element that is not closed is reported', () => {
    expect(complaint('<conv-steps>\n\nText')).toBe(
      `${BODY_LINE}: <conv-steps> has no </conv-steps>`,
    );
  });

  test('text after an element on its line is reported', () => {
    expect(complaint('<conv-steps></conv-steps> text')).toContain('expected nothing after');
  });

  test('comments are dropped', () => {
    expect(render('<!-- prettier-ignore -->\nText <!-- x --> here')).toBe('<p>Text  here</p>\n');
  });
});

describe('fences', () => {
  test('code is highlighted and can be scrolled by keyboard', () => {
    const html = render('```ts\nconst a = 1;\n```');
    expect(html).toMatch(/^<pre class="shiki page"[^>]* tabindex="0"><code>/);
    expect(html).toContain('var(--code-token-keyword)');
  });

  test('a cell holds its code, readable before any script', () => {
    const lesson = parseLesson(file('```ts cell id=sizes\nlet a = "<b>";\n```'));
    expect(lesson.html).toMatch(
      /^<code-cell cell="sizes" lesson="stride-and-padding"><pre class="shiki/,
    );
    expect(lesson.html).toContain('&#x3C;b>');
    expect(lesson.cells).toEqual(['sizes']);
    expect(lesson.tags).toEqual(['code-cell']);
  });

  test('a cell that takes long says how many seconds it may take', () => {
    const { html } = parseLesson(file('```ts cell id=long budget=90\n1\n```'));
    expect(html).toContain('<code-cell cell="long" lesson="stride-and-padding" budget="90">');
  });

  test.each([
    ['```ts cell\nx\n```', 'expected cell id=some-name'],
    [
      '```ts cell id=a budget=1e9\nx\n```',
      'expected cell id=some-name, and budget=some-seconds up to 999',
    ],
    [
      '```predict id=a budget=9\nx\n```',
      "expected predict id=some-name, got 'predict id=a budget=9'",
    ],
    ['```ts cell id=Big\nx\n```', "expected an id in kebab-case, got 'Big'"],
    ['```js cell id=a\nx\n```', "expected a cell to be ts, got 'js'"],
    ['```ts cel id=a\nx\n```', "expected 'cell' after the language"],
    ['```ts cell id=a\n```', "the cell 'a' has no code"],
    ['```cobol\nx\n```', 'expected the language of a fence to be one of text, ts'],
  ])('%s is refused', (body, reason) => {
    expect(complaint(body)).toContain(`${BODY_LINE}: ${reason}`);
  });

  test('an id used twice is reported with both lines', () => {
    const cell = '```ts cell id=a\nlet a;\n```\n';
    expect(complaint(cell + cell)).toBe(
      `${BODY_LINE + 3}: the id 'a' is used twice, first on line ${BODY_LINE}`,
    );
  });
});

describe('a prediction', () => {
  const predict = (yaml: string): string => `\`\`\`predict id=guess\n${yaml}\n\`\`\``;
  const CHOICES = "question: How many?\nchoices: ['9', '$25$']\nanswer: '$25$'\nbecause: Since.";

  test('with choices knows which one holds', () => {
    const lesson = parseLesson(file(predict(CHOICES)));
    expect(lesson.html).toContain(
      '<predict-first prediction="guess" lesson="stride-and-padding" choices="2" answer="1">',
    );
    expect(lesson.html).toContain('<span slot="choice-0">9</span>');
    expect(lesson.predictions).toEqual(['guess']);
  });

  test('with a number carries tolerance and unit', () => {
    const html = render(
      predict('question: How many?\nanswer: 25\ntolerance: 1\nunit: places\nbecause: Since.'),
    );
    expect(html).toContain('answer="25" tolerance="1" unit="places"');
  });

  test.each([
    ['answer: 3\nbecause: x', `${BODY_LINE + 1}: missing field 'question'`],
    ['question: q\nanswer: 3', `${BODY_LINE + 1}: missing field 'because'`],
    ['question: q\nbecause: x', `${BODY_LINE + 1}: missing field 'answer'`],
    [
      "question: q\nchoices: ['1', '2']\nanswer: '3'\nbecause: x",
      `${BODY_LINE + 3}: expected 'answer' to be one of the choices 1, 2, got '3'`,
    ],
    ['question: q\nchoices: [1, 1]\nanswer: 1\nbecause: x', "the choice '1' stands twice"],
    ['question: q\nchoices: [1]\nanswer: 1\nbecause: x', 'two or more entries'],
    ['question: q\nanswer: 3\ntolerance: -1\nbecause: x', "expected 'tolerance' to be 0 or more"],
    ['question: $\\x$\nanswer: 3\nbecause: x', `${BODY_LINE + 1}: formula: `],
    ['- a', `${BODY_LINE + 1}: expected fields such as`],
  ])('%j is refused', (yaml, reason) => {
    expect(complaint(predict(yaml))).toContain(reason);
  });
});

describe('an exercise', () => {
  const body = '```exercise id=sizes\ntitle: Sizes\ntask: Write `f`.\nhints: [One., Two.]\n```';

  test('holds task, start, two hints and solution', () => {
    const lesson = parseLesson({ ...file(body), exercises: { sizes: EXERCISE } });
    expect(lesson.html).toContain(
      '<lesson-exercise exercise="sizes" lesson="stride-and-padding" label="Sizes">',
    );
    expect(lesson.html.match(/<details slot="hint">/g)).toHaveLength(2);
    expect(lesson.html).toContain('<div slot="start"><pre');
    expect(lesson.html).toContain('<details slot="solution">');
    expect(lesson.exercises).toEqual(['sizes']);
  });

  test('without a file names it', () => {
    const { start, solution } = EXERCISE;
    expect(complaint({ ...file(body), exercises: { sizes: { start, solution } } })).toBe(
      `${BODY_LINE}: missing file exercises/sizes/check.ts`,
    );
  });

  test('has two hints', () => {
    const one = { ...file(body.replace(', Two.', '')), exercises: { sizes: EXERCISE } };
    expect(complaint(one)).toBe(`${BODY_LINE + 3}: expected 2 hints, got 1`);
  });

  test('whose folder no fence names is reported', () => {
    expect(complaint({ ...file('Text.'), exercises: { sizes: EXERCISE } })).toBe(
      '1: exercises/sizes is there, but no exercise id=sizes is in the text',
    );
  });
});
