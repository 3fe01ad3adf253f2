import { describe, expect, test } from 'vitest';
import type { ProcessStateView } from '../../spec/process-state/view.ts';
import { Simulator } from '../simulation/simulate.ts';
import type { Simulation } from '../simulation/simulated.ts';
import { converged, processStateSimulations } from './simulations.ts';

// Goal: the charts of process-state keep their properties in chassis that no search could exhaust, and converge afterwards.
// Method: seeds, so many that everything that is to be reached is reached in some of them.

const SEEDS = 25;

function simulation(name: string): Simulation {
  const found = processStateSimulations.find((candidate) => candidate.name === `process-state/${name}`);
  if (found === undefined) throw new Error(`There is no simulation ${name}.`);
  return found;
}

describe.each(processStateSimulations.map((of) => [of.name, of] as const))('%s', (_, of) => {
  test(`${SEEDS} seeds hold and converge, and every witness is reached`, async () => {
    const simulator = new Simulator(of);
    const reached = new Set<string>();
    const kinds = new Set<string>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { outcome, found } = await simulator.seed(seed);
      expect([found?.failure, outcome.converged, outcome.overflowed], `seed ${seed}`).toEqual([
        undefined,
        true,
        undefined,
      ]);
      for (const name of outcome.witnessed) reached.add(name);
      for (const { kind } of outcome.steps) kinds.add(kind);
    }
    const witnesses = of.system.properties.filter(({ kind }) => kind === 'sometimes').map(({ name }) => name);
    expect([...reached].sort()).toEqual(witnesses.sort());
    expect([...kinds]).toEqual(expect.arrayContaining(['crash', 'restart', 'cut', 'heal', 'lose', 'stimulus']));
  });
});

describe('what the simulation has found', () => {
  test('a control card that comes up as a whole runs processes that nobody has demanded anything of', () => {
    const simulator = new Simulator(simulation('chassis'));
    const fault = (simulator.simulation.system.faults ?? []).findIndex(
      (declared) => 'crash' in declared && declared.crash === 'control card',
    );
    const outcome = simulator.run({
      incidents: [{ at: 5000, fault, repairAfter: 2 }],
      workload: [],
      fates: [],
      delays: [],
      weather: 0,
      order: 0,
      drifts: [],
    });
    expect([...outcome.violatedAsExpected]).toEqual([
      'At its start the manager tells everyone that its operating system runs to register with it',
    ]);
  });

  test('who is told of a target by its message, after the look-up was lost, is told of no death', async () => {
    const { outcome } = await new Simulator(simulation('chassis-lossy')).seed(LOST_LOOK_UP);
    expect([...outcome.violatedAsExpected]).toContain(
      'A registered process that has heard all it was told holds a target alive only as the manager does, and is interested in it',
    );
  });
});

test('and once the target has restarted, it is known by a key that is over for ever', () => {
  const late = (message: number, ticks: number): { message: number; ticks: number } => ({ message, ticks });
  const { failure } = new Simulator(simulation('chassis-lossy')).run({
    incidents: [
      { at: 19413, fault: 16, repairAfter: 6 },
      { at: 38884, fault: 10, repairAfter: 10 },
    ],
    workload: [{ at: 25663, stimulus: 5 }],
    fates: [
      { arrival: 18, fate: 'lost' },
      { arrival: 15, fate: 'lost' },
      { arrival: 9, fate: 'doubled' },
    ],
    delays: [
      ...[late(17, 10), late(4, 9), late(15, 10), late(7, 4), late(6, 9), late(2, 4), late(9, 11)],
      ...[late(10, 12), late(5, 7), late(1, 1), late(0, 9), late(35, 9), late(3, 2), late(8, 10)],
    ],
    weather: 2147483623,
    order: 26,
    drifts: [0, 0, 0],
  });
  expect(failure).toEqual({
    kind: 'not converged',
    reason: 'routing knows forwarding B by a key that is over',
    ticks: 200,
  });
});

test('the demand of a restarted manager to a local process is said once: where it is lost, the process stays unseen', () => {
  const simulator = new Simulator(simulation('chassis-lossy'));
  const { failure, steps } = simulator.run(simulator.planOf(LOST_DEMAND));
  expect(failure).toEqual({ kind: 'not converged', reason: 'routing is unseen at the manager', ticks: 200 });
  expect(
    steps.some((step) => step.kind === 'lose' && step.to === 'routing' && step.message.type === 'ReRegisterDemand'),
  ).toBe(true);
});

/** A seed of the chassis that loses control messages in which that happens. */
const LOST_DEMAND = 2016;

/** A seed of the chassis with a polled operating system in which a request is overtaken by the end of its process. */
const REPEAT_OF_THE_DEAD = 1198;

/** The first seed of the chassis that loses control messages in which that happens. */
const LOST_LOOK_UP = 31;

test('the repeat of a request, whose process has ended unheard, is not answered where the list is asked first', async () => {
  const { outcome } = await new Simulator(simulation('chassis-polled')).seed(REPEAT_OF_THE_DEAD);
  expect([...outcome.violatedAsExpected]).toContain(
    'A registration is answered once with the key of its own token, and a request that changes nothing is not',
  );
});

describe('convergence', () => {
  const key = { epoch: 1, pid: 1, incarnation: 1 };
  const target = { state: 'alive', key, ended: false, unsent: [] };
  const view = (process: object | undefined, entry: object | undefined): ProcessStateView =>
    ({
      addresses: ['A'],
      nameOf: (address: string) => address,
      process: () => process,
      manager: entry && { entries: { A: entry } },
    }) as unknown as ProcessStateView;
  const running = { key, token: 5, targets: { A: target } };
  const alive = { state: 'alive', key, token: 5 };
  const later = { ...key, incarnation: 2 };

  test.each([
    ['A is down', undefined, alive],
    ['the manager is down', running, undefined],
    ['A has no key', { ...running, key: null }, alive],
    ['A is dead at the manager', running, { ...alive, state: 'dead' }],
    ['the manager knows another instance of A than runs', running, { ...alive, token: 4 }],
    ['A runs under a key that is over', running, { ...alive, key: later }],
    ['A takes A for unknown', { ...running, targets: { A: { ...target, state: 'unknown' } } }, alive],
    ['A knows A by a key that is over', { ...running, targets: { A: { ...target, key: later } } }, alive],
  ])('is not reached while %s', (reason, process, entry) => {
    expect(converged(view(process, entry))).toBe(reason);
  });

  test('is reached once all are known', () => {
    expect(converged(view(running, alive))).toBeUndefined();
  });
});
