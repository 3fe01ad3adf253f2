import { describe, expect, it } from 'vitest';
import { check } from '../checker/index.ts';
import { processStateSystems } from './catalogue/index.ts';
import { unreachable } from './unreachable.ts';

/**
 * Goal: every system holds in its quick scope, and together they take every transition of every chart. The numbers of
 * states are pinned: they catch a change of meaning that no property notices.
 */
const STATES: Readonly<Record<string, number>> = {
  'process-state/registration': 174_073,
  'process-state/registration-reordered': 81_071,
  'process-state/look-up': 753_393,
  'process-state/look-up-late': 65_697,
  'process-state/look-up-absent': 27_098,
  'process-state/look-up-reordered': 19_910,
  'process-state/ipc': 630_343,
  'process-state/ipc-suspicion': 212_835,
  'process-state/ipc-one-way': 146_501,
  'process-state/ipc-reordered': 113_496,
};

// A search of seconds on a quiet machine takes minutes on a busy one; nothing here depends on how long.
describe('the systems of process-state, quick scope', { timeout: 300_000 }, () => {
  const missed = new Map<string, ReadonlySet<string>>();

  it.each(processStateSystems)('$name holds as expected', ({ name, scopes }) => {
    const report = check(scopes.quick.build({}));
    const surprises = report.properties
      .filter(({ verdict, expect: expected }) => verdict !== expected)
      .map((property) => `${property.verdict}: ${property.name}`);
    expect(surprises).toEqual([]);
    expect(report.asExpected).toBe(true);
    expect(report.bounds).toEqual([]);
    expect(report.neverFired).toEqual([]);
    expect(report.states).toBe(STATES[name]);
    for (const [chart, coverage] of Object.entries(report.coverage)) {
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
