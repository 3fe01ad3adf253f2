import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const clock =
  'A chart is a pure function of state and event. Time is an `after` with a named delay; the host owns the clock.';
const chance =
  'A chart is a pure function of state and event. Wait for a `choice.…` event, or take the value as an input.';
const terminal =
  'Nothing is printed here. Emit an event with a `to`, or write a `description`; reports are made in properties/.';
const surroundings = 'Nothing here knows its surroundings. Take the value as an input, or receive it in an event.';

/** What makes a function impure, by its global name: neither a specification nor a chart may touch it. */
const impureGlobals = [
  { name: 'setTimeout', message: clock },
  { name: 'setInterval', message: clock },
  { name: 'setImmediate', message: clock },
  { name: 'performance', message: clock },
  { name: 'crypto', message: chance },
  { name: 'console', message: terminal },
  { name: 'process', message: surroundings },
  { name: 'globalThis', message: surroundings },
];

const simulated =
  'A run must be the same from the same seed, and time passes for it alone. Ask the clock of the processor, or draw from `Random`; only impl/node/ touches the real machine.';

const runtime =
  'The checker and the drawing must run in a browser. Take the value as an option; the command line supplies it from outside.';

/** What ties a run to the machine that it happens on. */
const realGlobals = ['setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto', 'console', 'process'].map(
  (name) => ({ name, message: simulated }),
);

/** What only Node has: importing `node:` is banned by dependency-cruiser, these need no import. */
const nodeGlobals = ['process', 'Buffer', 'global', 'setImmediate', 'require', '__dirname', '__filename'].map(
  (name) => ({
    name,
    message: runtime,
  }),
);

const tests = ['**/*.test.ts', '**/*.fixtures.ts'];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'site/', '.site-*/', 'properties/lint-canaries/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // It would rewrite `as T` to the `!` that the rule above forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Two fifths of the time of all rules, for what is not here: enums, and classes without private members.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Numbers read well in a sentence; objects, null and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // A switch over a union is checked by the compiler's return types as well; a default clause may stand for the rest.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    name: 'switchover/pure-layers',
    files: ['spec/**/*.ts', 'machines/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: clock },
        { object: 'Math', property: 'random', message: chance },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
        { selector: 'CallExpression[callee.name="Date"]', message: clock },
      ],
    },
  },
  {
    name: 'switchover/the-same-from-the-same-seed',
    files: ['impl/**/*.ts', 'properties/simulation/**/*.ts'],
    ignores: ['impl/node/**', ...tests],
    rules: {
      'no-restricted-globals': ['error', ...realGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: simulated },
        { object: 'Math', property: 'random', message: simulated },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: simulated },
        { selector: 'CallExpression[callee.name="Date"]', message: simulated },
      ],
    },
  },
  {
    name: 'switchover/runs-in-a-browser',
    files: ['properties/{checker,drawing}/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-globals': ['error', ...nodeGlobals] },
  },
  {
    name: 'switchover/typed-array-hot-paths',
    files: ['properties/checker/**/*.ts', 'impl/process-state/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/prefer-for-of': 'off' },
  },
  {
    name: 'switchover/machines-of-any-type',
    // They handle `AnyStateMachine`, whose context and events are `any` by XState's definition.
    files: ['machines/role.ts', 'impl/hosting/**/*.ts', 'properties/{checker,simulation}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
