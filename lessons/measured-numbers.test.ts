import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sanity = readFileSync('docs/sanity.md', 'utf8');

/** What is said of a network in docs/sanity.md. */
function sectionOf(network: string): string {
  const section = sanity.split('## ').find((part) => part.startsWith(`\`${network}\``));
  if (!section) throw new Error(`docs/sanity.md says nothing of ${network}`);
  return section;
}

/** The means of a rule's row, layer by layer from the top. */
function row(network: string, rule: string): string[] {
  const line = sectionOf(network)
    .split('\n')
    .find((each) => each.startsWith(`| ${rule}`));
  return [...(line ?? '').matchAll(/([\d.]+) ± 0\.01/g)].map(([, mean]) => mean);
}

test.each(['sanity', 'robustness'])('docs/%s.md is of the networks that ship', (page) => {
  const text = readFileSync(`docs/${page}.md`, 'utf8');
  const sections = [...text.matchAll(/^## .*?(convnetjs|deep|pocket)[^]*?File ([0-9a-f]{12})…/gm)];
  expect(sections.length).toBeGreaterThan(1);
  for (const [, name, begins] of sections) {
    const file = readFileSync(`assets/models/${name}/model.safetensors`);
    expect(createHash('sha256').update(file).digest('hex').slice(0, 12), name).toBe(begins);
  }
});

test('the correlations in the lesson on ReLUs are those that were measured', () => {
  const lesson = readFileSync(
    'lessons/3-looking-inside/8-ways-back-through-a-relu/lesson.md',
    'utf8',
  );
  const rows = new Map<string, string[]>();
  for (const [, name, ...cells] of lesson.matchAll(
    /^\| (convnetjs|deep), ([^|]+?) *\| *([\d.]+) \| *([\d.]+) \| *([\d.]+) \|$/gm,
  )) {
    rows.set(`${name}, ${cells[0]}`, cells.slice(1));
  }
  const at = (network: string, forgotten: number) =>
    ['Backpropagation', 'Deconvnet', 'Guided backpropagation'].map(
      (rule) => row(network, rule).at(forgotten) ?? 'not measured',
    );
  expect(Object.fromEntries(rows)).toEqual({
    'convnetjs, the last': at('convnetjs', 0),
    'convnetjs, all four': at('convnetjs', -1),
    'deep, the last': at('deep', 0),
    'deep, all but the first': at('deep', -2),
    'deep, all seven': at('deep', -1),
  });
});

test('the shares in the lesson on occlusion are those that were measured', () => {
  const lesson = readFileSync('lessons/3-looking-inside/6-occlusion/lesson.md', 'utf8');
  const words = lesson.replace(/\s+/g, ' ');
  const shares = ['convnetjs', 'deep'].map((network) =>
    /in ([\d.]+) % \(\d+ of 200; 95 % interval ([\d.]+) to ([\d.]+)\) when both are hidden in the image's/
      .exec(sectionOf(network))
      ?.slice(1),
  );
  const [[a, low, high], [b, lower, upper]] = shares as string[][];
  expect(words).toContain(`in ${a} % with convnetjs (${low} to ${high} at 95 %)`);
  expect(words).toContain(`in ${b} % with deep (${lower} to ${upper})`);
});
