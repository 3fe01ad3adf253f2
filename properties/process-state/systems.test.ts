import { describe, expect, it } from 'vitest';
import { check } from '../checker/index.ts';
import { processStateSystems } from './catalogue/index.ts';
import { unreachable } from './unreachable.ts';

/**
 * Goal: every system holds in its quick scope, and together they take every transition of every chart. The numbers of
 * states are pinned: they catch a change of meaning that no property notices.
 */
const STATES: Readonly<Record<string, number>> = {
  'process-state/registration': 86_075,
  'process-state/registration-reordered': 234_257,
  'process-state/look-up': 161_791,
  'process-state/look-up-late': 65_697,
  'process-state/look-up-absent': 86_110,
  'process-state/look-up-reordered': 22_978,
  'process-state/ipc': 85_794,
  'process-state/ipc-suspicion': 219_687,
  'process-state/ipc-one-way': 253_492,
  'process-state/ipc-reordered': 172_958,
  'process-state/local': 19_225,
  'process-state/local-reordered': 1_042,
  'process-state/local-fresh-identifiers': 684,
  'process-state/local-mutual': 6_689,
  'process-state/local-poll-restart': 50_218,
  'process-state/local-poll': 1_778,
  'process-state/local-poll-late': 61_777,
  'process-state/local-heartbeat': 89_757,
  'process-state/look-up-itself': 901,
  'process-state/card-loss': 35_469,
  'process-state/moving': 1_365,
  'process-state/moving-away': 3_444,
  'process-state/moving-contested': 3_113,
  'process-state/look-up-mutual': 36_975,
  'process-state/partition': 4_067,
  'process-state/manager-restart': 27_749,
  'process-state/manager-restart-local': 11_286,
  'process-state/manager-restart-beside': 11_235,
  'process-state/manager-restart-talk': 2_490,
  'process-state/manager-restart-probed': 19_892,
  'process-state/manager-restart-durable': 27_331,
  'process-state/manager-restart-durable-without-epochs': 26_971,
  'process-state/manager-restart-without-epochs': 57_608,
  'process-state/probe': 31_863,
  'process-state/probe-mutual': 48_699,
  'process-state/probe-wait': 21_687,
  'process-state/late-heartbeat-ignored': 12_042,
  'process-state/late-look-up-ignored': 194,
  'process-state/look-up-by-poll': 4_188,
  'process-state/interest-of-process': 23_799,
  'process-state/first-incarnation': 28_527,
  'process-state/heartbeat-period': 1_391,
  'process-state/register-retry': 730,
  'process-state/ipc-retry': 17_964,
  'process-state/acknowledged-notices': 23_430,
  'process-state/acknowledged-restarts': 24_545,
  'process-state/unacknowledged-notices': 60_377,
  'process-state/look-up-by-identifier': 21_095,
  'process-state/identifier-talk': 64_006,
  'process-state/identifier-forgotten': 68_196,
  'process-state/identifier-reused': 33_872,
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
