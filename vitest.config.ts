import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const asUsersGetIt = ['properties/packed/**', 'docs/pages/reference.test.ts'];

export default defineConfig({
  test: {
    include: ['{spec,machines,impl,properties,docs}/**/*.test.ts'],
    // The package as its users get it has a run of its own (`npm run test:packed`); the lint canaries are wrong on purpose.
    exclude: [...configDefaults.exclude, 'dist/**', 'properties/lint-canaries/**', ...asUsersGetIt],
    pool: 'forks',
    // On two cores vitest would leave one of them to itself.
    maxWorkers: Math.max(2, availableParallelism()),
    // No test changes a module, so all files of a worker may share what they import: it is a fifth of the time of all tests.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './properties/traceability/titles/reporter.ts'],
  },
});
