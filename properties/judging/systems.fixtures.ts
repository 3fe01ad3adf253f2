import { describe, expect, it } from 'vitest';
import type { CataloguedSystem } from '../catalogue.ts';
import { check } from '../checker/index.ts';
import type { Unreachable } from '../unreachable.ts';

/** The systems of one protocol, and what is known of them beforehand. */
export interface JudgedSystems {
  readonly protocol: string;
  readonly systems: readonly CataloguedSystem[];
  /** The states of each quick scope, by the name of the system: they catch a change of meaning that no property notices. */
  readonly states: Readonly<Record<string, number>>;
  readonly unreachable: readonly Unreachable[];
}

/** Goal: every system holds in its quick scope, and together they take every transition of every chart. */
export function judgeSystems({ protocol, systems, states, unreachable }: JudgedSystems): void {
  // A search of seconds on a quiet machine takes minutes on a busy one; nothing here depends on how long.
  describe(`the systems of ${protocol}, quick scope`, { timeout: 300_000 }, () => {
    const missed = new Map<string, ReadonlySet<string>>();

    it.each(systems)('$name holds as expected', ({ name, scopes }) => {
      const report = check(scopes.quick.build({}));
      const surprises = report.properties
        .filter(({ verdict, expect: expected }) => verdict !== expected)
        .map((property) => `${property.verdict}: ${property.name}`);
      expect(surprises).toEqual([]);
      expect(report.asExpected).toBe(true);
      expect(report.bounds).toEqual([]);
      expect(report.neverFired).toEqual([]);
      expect(report.states).toBe(states[name]);
      for (const [chart, coverage] of Object.entries(report.coverage)) {
        // The charts of a protocol that this one is composed with are covered by the systems of that one.
        if (!chart.startsWith(`${protocol}/`)) continue;
        const before = missed.get(chart);
        missed.set(chart, new Set(coverage.missed.filter((transition) => before?.has(transition) ?? true)));
      }
    });

    it('together take every transition of every chart but those listed as unreachable', () => {
      const never = [...missed].flatMap(([chart, transitions]) =>
        [...transitions].map((transition) => `${chart} > ${transition}`),
      );
      // Both ways: what no system takes must be listed with its reason, and what is listed must really not be taken.
      expect(never.sort()).toEqual(unreachable.map(({ chart, transition }) => `${chart} > ${transition}`).sort());
    });
  });
}
