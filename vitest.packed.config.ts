import { defineConfig } from 'vitest/config';

/** Packs the project and uses it as a stranger would: slow, needs the registry, and therefore apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['properties/packed/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
