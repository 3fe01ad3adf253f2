import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { traps } from './traps.ts';

describe('the traps of selective replay', () => {
  it('are numbered from T-1 to T-37', () => {
    expect(traps.map(({ id }) => id)).toEqual(Array.from({ length: 37 }, (_, index) => `T-${index + 1}`));
  });

  it.each(traps.map((trap) => [trap.id, trap] as const))('%s is guarded by what exists', (_id, trap) => {
    const ids = clauses.map(({ id }) => id);
    expect(trap.events).toMatch(/\.$/);
    expect(trap.guardedBy.length).toBeGreaterThan(0);
    for (const guard of trap.guardedBy) {
      const [, kind, number] = /^([SL])-RPL-(\d+)$/.exec(guard) ?? [];
      if (kind === undefined) expect(ids).toContain(guard);
      else expect(Number(number)).toBeLessThanOrEqual(kind === 'S' ? 22 : 7);
    }
  });

  it('cited by a clause exist, and are guarded by that clause', () => {
    const citing = clauses.flatMap(({ id, source }) =>
      [...source.matchAll(/\bT-\d+\b/g)].map(([trap]) => ({ id, trap })),
    );
    expect(citing.length).toBeGreaterThan(0);
    for (const { id, trap } of citing) {
      const found = traps.find((candidate) => candidate.id === trap);
      expect(found, id).toBeDefined();
      expect(found?.guardedBy, `${id} ${trap}`).toContain(id);
    }
  });
});
