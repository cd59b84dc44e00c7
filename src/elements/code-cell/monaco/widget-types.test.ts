import ts from 'typescript';
import { expect, test } from 'vitest';
import { ELEMENTS } from '../../../runner/sandbox/values/element-schema.ts';
import { CELL_GLOBALS, CELL_LIBRARY } from './cell-globals.ts';

/** A cell as the editor's TypeScript sees it; of the framework there is what these cells use. */
function cell(code: string): ts.LanguageService {
  const files = new Map([
    ['/cell.ts', code],
    ['/cell-globals.d.ts', CELL_GLOBALS],
    ['/convscope.ts', CELL_LIBRARY],
    ['/cnn/index.ts', 'export declare class Network { summary(): { layers: object[] } }'],
  ]);
  const read = (name: string) => files.get(name) ?? ts.sys.readFile(name);
  return ts.createLanguageService({
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      noEmit: true,
      strict: false,
      paths: { convscope: ['/convscope.ts'] },
    }),
    getScriptFileNames: () => ['/cell.ts', '/cell-globals.d.ts'],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = read(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => files.has(name) || ts.sys.fileExists(name),
    readFile: read,
  });
}

/** What completes where `|` stands. */
function completed(code: string): string[] {
  const at = code.indexOf('|');
  const found = cell(code.replace('|', '')).getCompletionsAtPosition('/cell.ts', at, {});
  return (found?.entries ?? []).map(({ name }) => name);
}

function complaints(code: string): string[] {
  const found = cell(code).getSemanticDiagnostics('/cell.ts');
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const NET = "import { Network } from 'convscope'; declare const net: Network;\n";

test('the names of all widgets complete, the properties of one, and the texts that a property takes', () => {
  expect(completed("show('|')").sort()).toEqual(Object.keys(ELEMENTS).sort());
  const properties = completed("show('occlusion-lab', { | })");
  expect(properties).toEqual(
    expect.arrayContaining(['network', 'image', 'label', 'size', 'stride', 'colour']),
  );
  expect(completed("show('occlusion-lab', { colour: '|' })")).toContain('mean');
});

test.each([
  "show('occlusion-lab');",
  "show('occlusion-lab', { network: net, image: await chosenImage(), label: 3, stride: 2 });",
  "show('attack-rate-lab', { network: net, by: 'pixels' });",
  "show('number-grid', { values: [[1, 2], [3, 4]] });",
  "show('layer-table', { report: net.summary() });",
  "show('line-chart', { lines: { loss: [3, 2, 1] } });",
])('what a widget takes is no error in a cell: %s', (code) => {
  expect(complaints(NET + code)).toEqual([]);
});

test.each([
  ["show('occlusion-lap');", '\'"occlusion-lap"\' is not assignable'],
  ["show('occlusion-lab', { networks: net });", "'networks' does not exist"],
  ["show('occlusion-lab', { network: 'sequential(…)' });", "not assignable to type 'Network'"],
  ["show('number-grid', {});", "Property 'values' is missing"],
])('what it does not take is marked before the cell runs: %s', (code, message) => {
  expect(complaints(NET + code).join()).toContain(message);
});
