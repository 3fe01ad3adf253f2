import { expect, test } from 'vitest';

test('a test may use what tests use', () => {
  expect(true).toBe(true);
});
