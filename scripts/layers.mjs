// Holds the import table of ARCHITECTURE.md; a run that looked at no module fails.
import { cruise } from 'dependency-cruiser';
import rules from '../.dependency-cruiser.mjs';

const { output } = await cruise(['src'], {
  ruleSet: rules,
  validate: true,
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.test\\.ts$|/test-|/assembly/' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'default'],
    extensions: ['.ts', '.mjs', '.js', '.d.ts'],
  },
});
const { violations, totalCruised, totalDependenciesCruised } = output.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
const sources = output.modules.filter(({ source }) => source.startsWith('src/')).length;
console.log(
  `layers: ${sources} modules of src, ${totalDependenciesCruised} imports, ${violations.length} violations`,
);
if (sources === 0 || totalCruised === 0) {
  console.error('layers: no module was looked at, so nothing was checked');
  process.exit(1);
}
process.exit(violations.length > 0 ? 1 : 0);
