import { describe, expect, test } from 'vitest';
import type { System } from '../checker/index.ts';
import { processStateSystems } from '../process-state/catalogue/index.ts';
import { twoPhaseCommit } from '../examples/two-phase-commit/system.ts';
import { closed } from '../catalogue.ts';
import { beacons } from './beacons.fixtures.ts';
import { firstUnknown, repairable } from './checked-run.fixtures.ts';
import { Simulator } from './simulate.ts';

// Goal: the simulator means by a system what the checker means: every simulated run is a run that the checker knows.
// Method: the steps of runs are followed in the checker, on systems with every kind of channel, fault, choice and clock.

async function followed(system: System, seeds: number, ticks: number, patience = 12): Promise<ReadonlySet<string>> {
  const simulator = new Simulator({ name: system.name, title: '', system, patience }, { ticks });
  const kinds = new Set<string>();
  for (let seed = 1; seed <= seeds; seed++) {
    const { outcome } = await simulator.seed(seed);
    expect([outcome.failure, firstUnknown(system, outcome.steps)], `${system.name}, seed ${seed}`).toEqual([
      undefined,
      undefined,
    ]);
    for (const { kind } of outcome.steps) kinds.add(kind);
  }
  return kinds;
}

describe('runs', () => {
  test.each([
    ['registration-reordered', 'bag channels that lose and double'],
    ['local', 'an operating system that observes and answers within the step'],
    ['card-loss', 'cards that fail as a whole'],
    ['partition', 'links that are cut, and senders that wait for room'],
    ['manager-restart', 'messages in order, over restarts of both ends'],
  ])('of %s: %s', async (name) => {
    const catalogued = processStateSystems.find((system) => system.name === `process-state/${name}`);
    if (catalogued === undefined) throw new Error(`There is no system ${name}.`);
    const kinds = await followed(repairable(catalogued.scopes.quick.build({})), 6, 20);
    expect([...kinds]).toEqual(expect.arrayContaining(['deliver', 'timer', 'tick']));
  });

  test('of two-phase commit: a medium that forgets nothing, and choices', async () => {
    const kinds = await followed(closed(twoPhaseCommit(4)), 20, 6, 4);
    expect([...kinds].sort()).toEqual(['choice', 'deliver']);
  });

  test('with a clock on every card, which drift apart', async () => {
    const system = closed(beacons({ more: { clockSkew: 2 } }));
    expect(await followed(repairable(system), 10, 25)).toContain('tick');
  });

  test('a run that is none is told from one', () => {
    const system = closed(beacons());
    expect(firstUnknown(system, [{ kind: 'tick', clock: 'all' }])).toBeUndefined();
    const beat = { kind: 'deliver', part: 'listener', from: 'beacon', message: { type: 'Beat' } } as const;
    expect(firstUnknown(system, [{ kind: 'tick', clock: 'all' }, beat])).toBe(2);
  });
});
