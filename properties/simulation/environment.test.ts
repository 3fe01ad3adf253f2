import { emit, setup } from 'xstate';
import { describe, expect, test } from 'vitest';
import { ENVIRONMENT, roleOf } from '../../machines/role.ts';
import { beacons, simulationOf } from './beacons.fixtures.ts';
import { Simulator } from './simulate.ts';
import type { Simulation } from './simulated.ts';

// Goal: the environment does what it is told, and goes on saying what it says, also once faults have ceased.

/** Starts a beacon that has ended, one tick later. */
const watchdog = setup({
  types: { events: {} as { type: 'PartEnded' }, emitted: {} as { type: 'Start'; to: string; process: string } },
  delays: { pause: 1 },
}).createMachine({
  id: 'watchdog',
  initial: 'watching',
  states: {
    watching: { on: { PartEnded: 'waiting' } },
    waiting: {
      after: {
        pause: { target: 'watching', actions: emit({ type: 'Start', to: ENVIRONMENT, process: 'beacon' }) },
      },
    },
  },
});

function watched(startedBy: Simulation['startedBy']): Simulation {
  const system = beacons();
  const { beacon } = system.parts;
  if (beacon === undefined) throw new Error('There is no beacon.');
  return simulationOf(
    {
      ...system,
      parts: {
        ...system.parts,
        beacon: { ...beacon, observedBy: 'watchdog' },
        watchdog: { role: roleOf(watchdog), host: 'left card' },
      },
    },
    { ...(startedBy !== undefined && { startedBy }) },
  );
}

const quiet = { workload: [], fates: [], delays: [], weather: 0, order: 0, drifts: [0, 0] };
const crashes = (...instants: readonly number[]) => ({
  ...quiet,
  incidents: instants.map((at) => ({ at, fault: 0, repairAfter: null })),
});

describe('an order to the environment', () => {
  test('starts a part that has ended, each time', () => {
    const simulator = new Simulator(
      watched(({ process }) => process as string),
      { ticks: 20 },
    );
    const { steps, failure } = simulator.run(crashes(3500, 9500));
    expect(failure).toBeUndefined();
    const ends = steps.flatMap((step, at) =>
      step.kind === 'crash' || step.kind === 'restart' ? [{ ...step, at }] : [],
    );
    expect(ends.map(({ kind, target }) => [kind, target])).toEqual([
      ['crash', 'beacon'],
      ['restart', 'beacon'],
      ['crash', 'beacon'],
      ['restart', 'beacon'],
    ]);
    const [crash, restart] = ends.map(({ at }) => at);
    expect(steps.slice(crash, restart).filter(({ kind }) => kind === 'tick')).toHaveLength(1);
  });

  test('does nothing where nobody obeys, or the part runs already', () => {
    const { steps } = new Simulator(watched(undefined), { ticks: 20 }).run(crashes(3500));
    // Until faults cease it stays down: so long that the listener notices.
    const kinds = steps.map((step) => (step.kind === 'timer' ? step.timer : step.kind));
    expect(kinds.indexOf('restart')).toBeGreaterThan(kinds.indexOf('patience'));
    expect(kinds).toContain('patience');
    const obeying = new Simulator(
      watched(({ process }) => process as string),
      { ticks: 20 },
    );
    const [crash] = crashes(3500).incidents;
    if (crash === undefined) throw new Error('There is no crash.');
    const repaired = { ...quiet, incidents: [{ ...crash, repairAfter: 1 }] };
    expect(obeying.run(repaired).steps.filter(({ kind }) => kind === 'restart')).toHaveLength(1);
  });
});

describe('the world', () => {
  const told = { part: 'listener', event: { type: 'Beat' }, times: 'unbounded' } as const;

  test.each([
    ['goes on saying what it goes on to say, where nothing is planned', true],
    ['is silent otherwise', false],
  ])('%s', (_, goesOn) => {
    const simulation = simulationOf(beacons({ more: { stimuli: [told] } }), { goesOn: () => goesOn, patience: 10 });
    const { steps } = new Simulator(simulation, { ticks: 5 }).run({ ...quiet, incidents: [] });
    const said = steps.filter(({ kind }) => kind === 'stimulus').length;
    if (goesOn) expect(said).toBeGreaterThanOrEqual(10);
    else expect(said).toBe(0);
  });
});
