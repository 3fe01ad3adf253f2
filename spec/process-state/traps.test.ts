import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { traps } from './traps.ts';

describe('the traps of the process state manager', () => {
  it('are numbered from T1 to T24', () => {
    expect(traps.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, index) => `T${index + 1}`));
  });

  it.each(traps.map((trap) => [trap.id, trap] as const))('%s is guarded by what exists', (_id, trap) => {
    const ids = clauses.map(({ id }) => id);
    expect(trap.guardedBy.length).toBeGreaterThan(0);
    for (const guard of trap.guardedBy) {
      const [, kind, number] = /^([SL])-PSM-(\d+)$/.exec(guard) ?? [];
      if (kind === undefined) expect(ids).toContain(guard);
      else expect(Number(number)).toBeLessThanOrEqual(kind === 'S' ? 19 : 8);
    }
  });

  it('cited by a clause exist, and are guarded by that clause', () => {
    // A clause may also close the gap through which a trap comes without being its guard, or be the other answer to it.
    const others = ['PSM-HBT-26', 'PSM-NTF-11'];
    for (const clause of clauses) {
      for (const [id] of clause.source.matchAll(/\bT\d+\b/g)) {
        const trap = traps.find((candidate) => candidate.id === id);
        expect(trap, clause.id).toBeDefined();
        if (!others.includes(clause.id)) expect(trap?.guardedBy, `${clause.id} ${id}`).toContain(clause.id);
      }
    }
  });
});
