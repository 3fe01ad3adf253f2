import { describe, expect, it } from 'vitest';
import { clauses } from './clauses/index.ts';
import { traps } from './traps.ts';

describe('the traps of restart synchronisation', () => {
  it('are numbered from T1 to T26', () => {
    expect(traps.map(({ id }) => id)).toEqual(Array.from({ length: 26 }, (_, index) => `T${index + 1}`));
  });

  it.each(traps.map((trap) => [trap.id, trap] as const))('%s is guarded by what exists', (_id, trap) => {
    const ids = clauses.map(({ id }) => id);
    expect(trap.events).toMatch(/\.$/);
    expect(trap.guardedBy.length).toBeGreaterThan(0);
    for (const guard of trap.guardedBy) {
      const [, kind, number] = /^([SL])-SYNC-(\d+)$/.exec(guard) ?? [];
      if (kind === undefined) expect(ids).toContain(guard);
      else expect(Number(number)).toBeLessThanOrEqual(kind === 'S' ? 19 : 5);
    }
  });

  it('cited by a clause exist, and are guarded by that clause', () => {
    // The option that leads into the trap is no guard against it.
    const others = ['SYNC-82'];
    const citing = clauses.flatMap(({ id, source }) =>
      [...source.matchAll(/\bT\d+\b/g)].map(([trap]) => ({ id, trap })),
    );
    expect(citing.length).toBeGreaterThan(0);
    for (const { id, trap } of citing) {
      const found = traps.find((candidate) => candidate.id === trap);
      expect(found, id).toBeDefined();
      if (!others.includes(id)) expect(found?.guardedBy, `${id} ${trap}`).toContain(id);
    }
  });
});
