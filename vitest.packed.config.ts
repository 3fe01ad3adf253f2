import { defineConfig } from 'vitest/config';

/** The package as its users get it: packed, installed and used as a stranger would, and its reference. Slow, and therefore apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['properties/packed/**/*.test.ts', 'docs/pages/reference.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
