import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { waiting } from './waiting.ts';

/** The numbers of the clauses that are built, by family. */
const core = {
  'PSM-REG': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 19, 20],
  'PSM-LKP': [1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16, 18],
  'PSM-HBT': [1, 8, 9, 10, 11, 12, 14, 15, 16, 19, 22],
  'PSM-KEY': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15],
  'PSM-NTF': [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12],
};
const coreIds = Object.entries(core).flatMap(([family, numbers]) => numbers.map((number) => `${family}-${number}`));
const waitingIds = waiting.map(({ clause }) => clause);

describe('the clauses that wait', () => {
  it('exist, and wait once', () => {
    const ids = clauses.map((clause) => clause.id);
    expect(waitingIds.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(waitingIds).size).toBe(waitingIds.length);
  });

  it('are all but the 64 of the core, from PSM-REG-1 to PSM-NTF-12', () => {
    expect(coreIds).toHaveLength(64);
    const notWaiting = clauses.map((clause) => clause.id).filter((id) => !waitingIds.includes(id));
    expect(notWaiting).toEqual(coreIds);
  });

  it('each say what they wait for', () => {
    for (const { clause, reason } of waiting) expect(reason, clause).toMatch(/^[A-Z][^:]+: \w/);
  });

  it('include every MAY, since the core is the main embodiment', () => {
    const may = clauses.filter((clause) => clause.level === 'MAY').map((clause) => clause.id);
    expect(may.filter((id) => !waitingIds.includes(id))).toEqual([]);
  });
});
