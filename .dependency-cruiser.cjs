// The arrows of the house (ARCHITECTURE.md). A change that needs another arrow changes that page first.
const { readdirSync } = require('node:fs');
const foundations = ['workspace', 'policy'];
const capabilities = readdirSync(`${__dirname}/core`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !foundations.includes(entry.name))
  .map((entry) => entry.name)
  .join('|');
/** Files that still call another capability's code: what they need is to be contributed by that capability. */
const gatherers = ['^core/today/views', '^core/revision/(editor-views|checking)'].join('|');
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'core-is-pure',
      comment: 'core imports zod and small pure libraries only; never a suite, the server or Node',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(plugins|server|manifests)/' },
    },
    { name: 'core-has-no-io', severity: 'error', from: { path: '^core/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'core-uses-few-libraries',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['npm'], pathNot: 'node_modules/(zod|yaml|rrule|luxon|@marcbachmann/cel-js|@types)' },
    },
    {
      name: 'capabilities-meet-in-records',
      comment:
        "a capability reads another capability's records.ts, and nothing else of it (core/agenda-sources.ts gathers their agenda.ts)",
      severity: 'error',
      from: { path: `^core/(${capabilities})/`, pathNot: gatherers },
      to: { path: `^core/(${capabilities})/(?!records)`, pathNot: '^core/$1/' },
    },
    {
      name: 'foundations-know-no-capability',
      severity: 'error',
      from: { path: '^core/(workspace|policy)/' },
      to: { path: `^core/(${capabilities})/` },
    },
    {
      name: 'plugins-know-only-the-port',
      severity: 'error',
      from: { path: '^plugins/(microsoft365|feishu|memory)/' },
      to: { path: '^core/', pathNot: '^core/(workspace|words)' },
    },
    {
      name: 'suites-do-not-know-each-other',
      severity: 'error',
      from: { path: '^plugins/(microsoft365|feishu|memory)/' },
      to: { path: '^plugins/(microsoft365|feishu|memory|tab)/', pathNot: '^plugins/$1/' },
    },
    {
      name: 'the-tab-knows-no-suite',
      comment: 'a host.ts is the one room of a suite that a browser opens',
      severity: 'error',
      from: { path: '^plugins/tab/' },
      to: { path: '^(server|plugins/(microsoft365|feishu)/(?!host))' },
    },
    {
      name: 'the-tab-takes-types-from-core',
      comment:
        'and words, and the one reader of numbers: what is typed is told at once what the server would say of it',
      severity: 'error',
      from: { path: '^plugins/tab/' },
      to: {
        path: '^core/',
        pathNot: '^core/(words|workspace/numbers|forecasts/quantity)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'suites-run-in-a-browser',
      comment: 'no Node built-ins in a plugin outside its simulator',
      severity: 'error',
      from: { path: '^plugins/', pathNot: '(/simulator/|^plugins/simulation/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-the-server',
      severity: 'error',
      from: { pathNot: '^(server|tests)/' },
      to: { path: '^server/' },
    },
    { name: 'tests-stay-out', severity: 'error', from: { pathNot: '^tests/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
