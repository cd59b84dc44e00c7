/** The import table of ARCHITECTURE.md, as rules. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { pathNot: [from, '^virtual:', ...allowed] },
});
const never = (name, from, to, comment, extra = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to, ...extra },
});

const cnn = '^src/cnn/';
const tfjs = 'node_modules/@tensorflow/';

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Type-only cycles count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\?', '^virtual:'] },
    },
    only('cnn-knows-tfjs-only', cnn, [tfjs], 'The framework runs anywhere.'),
    only('tensor-is-the-ground', '^src/cnn/tensor/', [tfjs]),
    only('data-on-tensor', '^src/cnn/data/', [tfjs, '^src/cnn/tensor/']),
    only('layers-on-tensor', '^src/cnn/layers/', [tfjs, '^src/cnn/tensor/']),
    only('backend-beside-layers', '^src/cnn/backend/', [tfjs, '^src/cnn/tensor/']),
    only('model-on-layers', '^src/cnn/model/', [tfjs, '^src/cnn/(tensor|layers)/']),
    only('train-on-model', '^src/cnn/train/', [
      tfjs,
      '^src/cnn/(tensor|layers|model|data|backend)/',
    ]),
    only('steps-know-nothing', '^src/steps/', []),
    only('lesson-knows-parsers', '^src/lesson/', [
      'node_modules/(markdown-it|@mdit|katex|shiki|@shikijs|yaml|@types/markdown-it)',
    ]),
    only('engine', '^src/runner/engine/', [
      cnn,
      '^src/steps/',
      'node_modules/idb/',
      `${tfjs}.*wasm$`,
    ]),
    only(
      'pixels',
      '^src/runner/pixels/',
      ['^src/cnn/(tensor|data)/'],
      'The first lessons load no tfjs.',
    ),
    only('sandbox', '^src/runner/sandbox/', [cnn, '^src/steps/', 'node_modules/@babel/']),
    never('elements-never-tfjs', '^src/elements/', tfjs),
    never('elements-types-only-from-cnn', '^src/elements/', cnn, 'Computing happens in a worker.', {
      dependencyTypesNot: ['type-only'],
    }),
    only('elements', '^src/elements/', [
      cnn,
      '^src/(steps|lesson|runner)/',
      'node_modules/(lit|@lit|lit-element|lit-html|monaco-editor|katex)/',
    ]),
    never(
      'elements-page-side-only',
      '^src/elements/',
      '^src/runner/(engine|pixels|sandbox)/(worker|frame)/',
    ),
  ],
  options: {},
};
