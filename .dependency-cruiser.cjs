/**
 * The layers of the house: spec <- machines <- impl <- properties <- docs. Imports only go left.
 * Each rule has a canary under `properties/lint-canaries/imports/<rule>/` that it must catch, and no other rule may.
 */
const { bin, exports: exported, scripts } = require('./package.json');

const test = '\\.test\\.ts$';
const fixture = '\\.fixtures\\.ts$';
const config = '\\.config\\.(js|cjs|ts)$|^\\.dependency-cruiser\\.cjs$';

/** What the package offers to others, as the source files it is compiled from. */
const entryPoints = [...Object.values(exported).map((target) => target.default ?? target), ...Object.values(bin)]
  .filter((target) => target.endsWith('.js'))
  .map(
    (target) =>
      `^${target
        .replace(/^\.\//, '')
        .replace(/^dist\//, '')
        .replace(/\.js$/, '\\.ts')}$`,
  );

/** The sources that the scripts of the package run as they are. */
const scriptFiles = Object.values(scripts)
  .flatMap((script) => script.match(/(?<=\btsx )\S+\.ts/g) ?? [])
  .map((file) => `^${file.replaceAll('.', '\\.')}$`);

/** What tests start as a program of its own. */
const startedByTests = '^properties/cli/small-switchover\\.fixtures\\.ts$';

/** The folders of `impl` that serve every protocol. */
const groundsOfImpl = '(hardware|hosting|node)';

module.exports = {
  forbidden: [
    {
      name: 'spec-imports-spec-only',
      severity: 'error',
      comment:
        'spec/ says what must hold and knows nothing of how it is done. Move what both need (a message, a view, an option) into spec/, or the importing file to the right.',
      from: { path: '^spec/' },
      to: { path: '^(machines|impl)/' },
    },
    {
      name: 'machines-import-spec-only',
      severity: 'error',
      comment:
        'A chart is driven by its implementation and never knows it. Name the effect as an action, guard or emit of the chart; impl/ replaces it with `provide`.',
      from: { path: '^machines/' },
      to: { path: '^impl/' },
    },
    {
      name: 'properties-are-imported-by-docs-only',
      severity: 'error',
      comment:
        'properties/ shows that everything else holds, so nothing else may lean on it. Move what is needed to the layer that owns the subject: spec/, machines/ or impl/.',
      from: { pathNot: '^(properties|docs)/' },
      to: { path: '^properties/' },
    },
    {
      name: 'docs-are-imported-by-nobody',
      severity: 'error',
      comment: 'docs/ is made from everything else. Move what is needed into the layer that owns the subject.',
      from: { pathNot: '^docs/' },
      to: { path: '^docs/' },
    },
    {
      name: 'spec-uses-no-package-but-zod',
      severity: 'error',
      comment:
        'spec/ is plain data, schemas and pure predicates: no statechart library, no runtime. What needs a chart goes to machines/, what needs a program to impl/.',
      from: { path: '^spec/', pathNot: [test, fixture] },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'machines-use-no-package-but-xstate',
      severity: 'error',
      comment:
        'machines/ holds charts and nothing else, so that others can import them alone. Schemas go to spec/, effects to impl/.',
      from: { path: '^machines/', pathNot: [test, fixture] },
      to: { path: 'node_modules/', pathNot: 'node_modules/xstate/' },
    },
    {
      name: 'nothing-of-node-in-pure-layers',
      severity: 'error',
      comment:
        'spec/, machines/, impl/ without impl/node/, the checker, the simulation and the drawing run in a browser and do no I/O. Take the value as an option; files, sockets and threads are supplied from outside, by impl/node/ and properties/cli/.',
      from: {
        path: '^(spec|machines|impl/(?!node/)|properties/(checker|simulation|drawing))',
        pathNot: [test, fixture],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'checker-stands-alone',
      severity: 'error',
      comment:
        'The checker imports the generic files of spec/, machines/role.ts, xstate and itself. What it needs to know of a protocol comes in the System it is given.',
      from: { path: '^properties/checker/', pathNot: [test, fixture] },
      to: {
        path: '^(spec|machines|impl|properties)/|node_modules/',
        pathNot: [
          '^properties/checker/',
          '^spec/(?!index\\.ts$)[^/]+\\.ts$',
          '^machines/role\\.ts$',
          'node_modules/xstate/',
        ],
      },
    },
    {
      name: 'impl-uses-no-package-but-xstate-and-zod',
      severity: 'error',
      comment:
        'impl/ brings its own data structures, so that it runs wherever charts run. What needs a package of tests or of terminals goes to properties/.',
      from: { path: '^impl/', pathNot: [test, fixture] },
      to: { path: 'node_modules/', pathNot: 'node_modules/(xstate|zod|@types/node)/' },
    },
    {
      name: 'hardware-stands-alone',
      severity: 'error',
      comment:
        'The simulated hardware knows neither charts nor messages: it carries whatever it is given. What knows a chart goes to impl/hosting/.',
      from: { path: '^impl/hardware/', pathNot: [test, fixture] },
      to: { path: '^(spec|machines|impl|properties)/|node_modules/', pathNot: '^impl/hardware/' },
    },
    {
      name: 'hosting-and-simulation-know-no-protocol',
      severity: 'error',
      comment:
        'Hosting and the simulation serve every protocol: they import the generic files of spec/, machines/role.ts, the hardware and each other. What they need to know of a protocol comes in the Simulation they are given.',
      from: { path: '^(impl/hosting|properties/simulation)/', pathNot: [test, fixture] },
      to: {
        path: '^(spec|machines|impl|properties)/',
        pathNot: [
          '^(impl/(hardware|hosting)|properties/(simulation|checker))/',
          '^spec/(?!index\\.ts$)[^/]+\\.ts$',
          '^machines/role\\.ts$',
        ],
      },
    },
    {
      name: 'protocols-meet-in-messages-only',
      severity: 'error',
      comment:
        "A protocol may import another protocol's messages (spec/<protocol>/messages.ts) and nothing else of it. Export what is part of a message from there; compose charts in properties/<protocol>/systems.ts.",
      from: { path: '^(?:spec|machines|impl)/([^/]+)/', pathNot: `^impl/${groundsOfImpl}/` },
      to: {
        path: '^(spec|machines|impl)/[^/]+/',
        pathNot: ['^(spec|machines|impl)/$1/', `^impl/${groundsOfImpl}/`, '^spec/[^/]+/messages(\\.ts$|/)'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that import each other are one subject or three. Join them, or move what both need into a third file.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nobody-imports-it',
      severity: 'error',
      comment:
        'A file that nobody imports is not part of the program. Delete it, import it, or name it as an entry point in the `exports`, `bin` or `scripts` of package.json.',
      module: {
        path: '^(spec|machines|impl|properties|docs)/',
        pathNot: [test, config, startedByTests, ...entryPoints, ...scriptFiles],
        numberOfDependentsLessThan: 1,
      },
      from: {},
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      comment:
        'A test is imported by nobody, and fixtures by tests only: neither is part of the package. Move what the program needs into a file of its own.',
      from: { pathNot: [test, fixture] },
      to: { path: [test, fixture] },
    },
    {
      name: 'name-the-subject',
      severity: 'error',
      comment:
        '`utils`, `helpers`, `common`, `types` and `misc` say nothing of what is inside. Name the file or folder by its subject.',
      module: {
        path: '(^|/)(utils?|helpers?|commons?|types?|misc)(/|\\.)',
        pathNot: 'node_modules/',
        // Whoever imports it: the name itself is at fault. A rule on a module alone must count its dependents, up to 100.
        numberOfDependentsLessThan: 100,
      },
      from: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|site|\\.site-\\d+|\\.git|properties/lint-canaries)/' },
    // Type-only imports count: a layer that needs another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.d.ts'],
    },
  },
};
