import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { entryPointsOf } from './entry-points.ts';
import { complaintsAbout } from './reference.ts';

// Whoever exports something without a comment learns it here, and not when the site is next built.
it(
  'every export of the package has a comment, and every link in one leads somewhere',
  { timeout: 180_000 },
  async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/u, '');
    expect(await complaintsAbout({ root, entryPoints: entryPointsOf(root) })).toEqual([]);
  },
);
