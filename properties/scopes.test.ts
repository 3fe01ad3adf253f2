import { describe, expect, test } from 'vitest';
import { twoPhaseCommit } from './examples/two-phase-commit/system.ts';
import { catalogued, scopeOf } from './scopes.ts';

// Goal: what a scope tells of itself is what it builds. Method: compositions of two-phase commit that choose its participants.

const scope = scopeOf(({ name, participants }: { readonly name: string; readonly participants: number }) => ({
  ...twoPhaseCommit(participants),
  name,
}));

describe('a scope', () => {
  test('builds the system of its composition', () => {
    const two = scope('2 participants', { name: 'toy/commit', participants: 2 });
    const { name, parts } = two.build({});
    expect({ name, parts: Object.keys(parts).length }).toEqual({ name: 'toy/commit', parts: 3 });
    expect(two.reason).toBe('2 participants');
  });

  test('of another system is refused beside the first', () => {
    const quick = scope('2 participants', { name: 'toy/commit', participants: 2 });
    expect(catalogued('Commit', quick, scope('3', { name: 'toy/commit', participants: 3 })).name).toBe('toy/commit');
    expect(() => catalogued('Commit', quick, scope('3', { name: 'toy/vote', participants: 3 }))).toThrow(
      'The quick scope of "toy/commit" has a full scope named "toy/vote"; give them one name.',
    );
  });
});
