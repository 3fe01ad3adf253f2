import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { waiting } from './waiting.ts';

const waitingIds = waiting.map(({ clause }) => clause);

describe('the clauses of selective replay that wait', () => {
  it('exist', () => {
    const ids = clauses.map(({ id }) => id);
    expect(waitingIds.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('wait once each', () => {
    expect(waitingIds.filter((id, index) => waitingIds.indexOf(id) !== index)).toEqual([]);
  });

  it('each say what they wait for', () => {
    expect(waiting.filter(({ reason }) => !/^[A-Z][^:]+: \w/.test(reason))).toEqual([]);
  });
});
