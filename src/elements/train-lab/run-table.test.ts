// @vitest-environment happy-dom
import { render } from 'lit';
import { expect, test } from 'vitest';
import { FIRST_SETTINGS } from './defaults.ts';
import { RunHistory } from './run-history.ts';
import { comparedRuns, runSection, settingsText } from './run-table.ts';

const sgd = { optimizer: 'sgd', learningRate: 0.01, momentum: 0.9, batchSize: 32, weightDecay: 0 } as const; // prettier-ignore

function shownRuns(...runs: Parameters<typeof runSection>[0]) {
  const host = document.createElement('div');
  render(runSection(runs), host);
  return host;
}

const history = new RunHistory([
  { step: 1, epoch: 0.1, loss: 2, accuracy: 0.25 },
  { step: 2, epoch: 0.2, loss: 1, accuracy: 0.5 },
]);

test('each run stands beside its settings, its means and what it got right', () => {
  const host = shownRuns(
    { history, facts: { parameters: 22_466, settings: sgd, tested: 0.412 } },
    { history: new RunHistory(), facts: { parameters: 30_730, settings: sgd, tested: null } },
  );
  const rows = [...host.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent!.trim()),
  );
  const trained = 'sgd, rate 0.01, momentum 0.9, batch 32';
  expect(rows).toEqual([
    ['this run', trained, '22,466', '2', '1.50', '37.5 %', '41.2 %'],
    ['run before', trained, '30,730', '0', '–', '–', 'not run'],
  ]);
});

test('one run alone has a sentence that says how another comes', () => {
  const facts = { parameters: 1, settings: FIRST_SETTINGS, tested: null };
  expect(shownRuns({ history, facts }).textContent).toContain('Start afresh');
  expect(shownRuns().textContent!.trim()).toBe('');
});

test('momentum is said of sgd only, and decay where there is one', () => {
  expect(settingsText({ ...sgd, optimizer: 'adadelta', learningRate: 1, weightDecay: 0.001 })).toBe(
    'adadelta, rate 1, batch 32, decay 0.001',
  );
});

test('a run is compared once it has begun', () => {
  const lab = { network: { parameters: 7 }, settings: sgd, evaluation: { accuracy: 0.5 } };
  const before = { history, facts: { parameters: 1, settings: sgd, tested: null } };
  expect(comparedRuns({ ...lab, history: new RunHistory(), earlier: [before] })).toEqual([before]);
  expect(comparedRuns({ ...lab, history, earlier: [before] })).toEqual([
    { history, facts: { parameters: 7, settings: sgd, tested: 0.5 } },
    before,
  ]);
});
