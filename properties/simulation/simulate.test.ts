import { describe, expect, test } from 'vitest';
import { roleOf } from '../../machines/role.ts';
import { createMachine, enqueueActions, setup } from 'xstate';
import {
  beacons,
  converged,
  countOutside,
  listener,
  neverQuiet,
  quietIsReached,
  simulationOf,
} from './beacons.fixtures.ts';
import { Simulator, type Found } from './simulate.ts';
import type { Simulation } from './simulated.ts';

// Goal: a seed is a run for ever; every kind of failure is found, named and made small.
// Method: beacons, whose answers are known, with one thing wrong at a time.

async function firstFound(simulation: Simulation, seeds = 50, ticks = 30): Promise<Found> {
  const simulator = new Simulator(simulation, { ticks });
  for (let seed = 1; seed <= seeds; seed++) {
    const { found } = await simulator.seed(seed);
    if (found !== undefined) return found;
  }
  throw new Error(`No failure in ${seeds} seeds.`);
}

describe('a seed', () => {
  test('gives the same run whenever it is run, event by event', async () => {
    const simulation = simulationOf(beacons({ properties: [quietIsReached] }), { converged });
    const [one, other] = [new Simulator(simulation), new Simulator(simulation)];
    for (const seed of [1, 2, 3]) {
      const [first, second] = [await one.seed(seed), await other.seed(seed)];
      expect(first.outcome.steps.length).toBeGreaterThan(50);
      expect(second).toEqual(first);
    }
  });

  test('is the same run of the shadows alone', () => {
    const simulator = new Simulator(simulationOf(beacons({ more: { clockSkew: 1 } }), { converged }));
    for (const seed of [1, 2, 3]) {
      const plan = simulator.planOf(seed);
      expect(simulator.run(plan, false)).toEqual(simulator.run(plan));
    }
  });

  test('gives another run than the next', async () => {
    const simulator = new Simulator(simulationOf(beacons()));
    const runs = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) runs.add(JSON.stringify((await simulator.seed(seed)).outcome.steps));
    expect(runs.size).toBe(20);
  });

  test('makes everything happen that the system declares, and converges afterwards', async () => {
    const simulator = new Simulator(simulationOf(beacons({ properties: [quietIsReached] }), { converged }));
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 30; seed++) {
      const { outcome } = await simulator.seed(seed);
      expect([outcome.failure, outcome.converged]).toEqual([undefined, true]);
      for (const step of outcome.steps) kinds.add('kept' in step ? 'double' : step.kind);
    }
    expect([...kinds].sort()).toEqual(
      ['crash', 'cut', 'deliver', 'double', 'heal', 'lose', 'restart', 'tick', 'timer'].sort(),
    );
  });
});

describe('the implementation', () => {
  test('that does as its charts do on abstract data agrees with them in every run', async () => {
    const simulator = new Simulator(simulationOf(beacons(), { implementations: { listener: countOutside() } }));
    for (let seed = 1; seed <= 20; seed++) expect((await simulator.seed(seed)).found).toBeUndefined();
  });

  test('that does otherwise is found: its part, the event, what differs and both sides', async () => {
    const simulation = simulationOf(beacons(), { implementations: { listener: countOutside(3) } });
    const { failure, plan, outcome } = await firstFound(simulation);
    expect(failure).toEqual({
      kind: 'disagreement',
      disagreement: {
        part: 'listener',
        instance: undefined,
        event: 'deliver',
        what: 'view.context.heard',
        hosted: 5,
        shadow: 4,
      },
    });
    // Four beats are all that it takes.
    expect([plan.incidents, plan.fates, plan.workload]).toEqual([[], [], []]);
    expect(outcome.steps.filter(({ kind }) => kind === 'deliver')).toHaveLength(4);
  });

  test('that throws is found', async () => {
    const broken = countOutside();
    const throwing: typeof broken = (start, processor) => ({
      ...broken(start, processor),
      view: () => {
        throw new Error('the table is gone');
      },
    });
    const { failure } = await firstFound(simulationOf(beacons(), { implementations: { listener: throwing } }));
    expect(failure).toEqual({ kind: 'exception', message: 'the table is gone' });
  });
});

describe('a violated property', () => {
  test('is found and made small, and the same seed finds the same', async () => {
    const simulation = simulationOf(beacons({ properties: [neverQuiet] }));
    const { failure, plan } = await firstFound(simulation);
    expect(failure).toEqual({ kind: 'property', property: neverQuiet.name, clauses: ['TOY-1'] });
    // One lasting fault, or two beats lost in a row, are enough.
    expect(plan.incidents.length + plan.fates.length).toBeLessThanOrEqual(2);
    expect([plan.weather, plan.order]).toEqual([0, 0]);
    expect(await firstFound(simulation)).toMatchObject({ plan, failure });
  });

  test('is no failure where it is expected, and is told', async () => {
    const expected = { ...neverQuiet, expect: 'violated' as const, reason: 'beats are lost' };
    const simulator = new Simulator(simulationOf(beacons({ properties: [expected] })));
    const { outcome, found } = await simulator.seed(1);
    expect([found, [...outcome.violatedAsExpected]]).toEqual([undefined, [neverQuiet.name]]);
  });

  test('of a step sees what was before, what happened, what was sent and what is after', async () => {
    const simulation = simulationOf(
      beacons({
        properties: [
          {
            kind: 'step',
            name: 'Who hears again has been told',
            clauses: [],
            holds: (before, event, _sent, after) =>
              before.listener?.value !== 'quiet' || after.listener?.value !== 'hearing' || event.kind === 'deliver',
          },
          {
            kind: 'step',
            name: 'Nobody beats',
            clauses: [],
            holds: (_before, event, sent) => event.kind !== 'timer' || sent.every(({ to }) => to !== 'listener'),
          },
        ],
      }),
    );
    const { failure } = await firstFound(simulation);
    expect(failure).toMatchObject({ kind: 'property', property: 'Nobody beats' });
  });
});

describe('other failures', () => {
  test('a message that is not expected', async () => {
    const deaf = createMachine(
      {
        id: 'listener',
        context: { heard: 0 },
        initial: 'a',
        states: { a: { after: { wait: 'b' }, on: { Beat: {} } }, b: {} },
      },
      { delays: { wait: 3 } },
    );
    const system = beacons();
    const parts = { ...system.parts, listener: { role: roleOf(deaf), host: 'right card' } };
    const { failure } = await firstFound(simulationOf({ ...system, parts }));
    expect(failure).toEqual({ kind: 'reception', instance: 'listener', type: 'Beat' });
  });

  test('one that does not converge says why', async () => {
    const system = beacons();
    const silent = setup({ types: { context: {} as { heard: number } } }).createMachine({
      id: 'beacon',
      context: { heard: 0 },
      initial: 'beating',
      states: { beating: {} },
    });
    const parts = { ...system.parts, beacon: { role: roleOf(silent), host: 'left card' } };
    const { failure } = await firstFound(simulationOf({ ...system, parts }, { converged, patience: 9 }));
    expect(failure).toEqual({ kind: 'not converged', reason: 'the listener hears nothing', ticks: 9 });
  });

  test('one in which no time passes any more', () => {
    const restless = setup({
      types: { context: {} as { heard: number }, events: {} as { type: 'Beat'; from: string } },
      delays: { none: 0 },
    }).createMachine({
      id: 'listener',
      context: { heard: 0 },
      initial: 'on',
      on: { Beat: {} },
      states: { on: { after: { none: 'off' } }, off: { after: { none: 'on' } } },
    });
    const system = beacons();
    const parts = { ...system.parts, listener: { role: roleOf(restless), host: 'right card' } };
    const outcome = new Simulator(simulationOf({ ...system, parts })).run({
      incidents: [],
      workload: [],
      fates: [],
      delays: [],
      weather: 0,
      order: 0,
      drifts: [],
    });
    expect(outcome.failure).toEqual({ kind: 'stuck', reason: 'no clock has ticked for 20000 events' });
  });
});

describe('a full channel', () => {
  const chatty = setup({
    types: { context: {} as { heard: number }, emitted: {} as { type: 'Beat'; to: string } },
    delays: { period: 1 },
    actions: {
      beat: enqueueActions(({ enqueue }) => {
        for (let at = 0; at < 3; at++) enqueue.emit({ type: 'Beat', to: 'listener' });
      }),
    },
  }).createMachine({
    id: 'beacon',
    context: { heard: 0 },
    initial: 'beating',
    states: { beating: { after: { period: { target: 'beating', reenter: true, actions: 'beat' } } } },
  });

  function chattySystem(whenFull: 'not finished' | 'back-pressure' | 'drop', capacity: number): Simulation {
    const system = beacons();
    const channels = system.channels.map((channel) => ({ ...channel, capacity, whenFull, urgent: false }));
    const parts = { ...system.parts, beacon: { role: roleOf(chatty), host: 'left card' } };
    return simulationOf({ ...system, channels, parts, faults: [] });
  }

  test('ends the phase with faults where the system says so, and the run tells of it', async () => {
    const { outcome } = await new Simulator(chattySystem('not finished', 3)).seed(1);
    expect([outcome.overflowed, outcome.failure]).toEqual(['beacon > listener', undefined]);
  });

  test.each(['back-pressure', 'drop'] as const)('is no bound where it is to %s', async (whenFull) => {
    const { outcome } = await new Simulator(chattySystem(whenFull, 3)).seed(1);
    expect([outcome.overflowed, outcome.failure]).toEqual([undefined, undefined]);
    expect(outcome.counts.delivered).toBeGreaterThan(20);
  });
});

describe('refused', () => {
  test('an implementation or a processor of what the system does not have', () => {
    const system = beacons();
    expect(() => new Simulator(simulationOf(system, { implementations: { listner: countOutside() } }))).toThrow(
      'beacons > implementations > "listner"\n  found: a name that the system does not have\n  fix:   Use one of beacon, listener.',
    );
    expect(() => new Simulator(simulationOf(system, { processors: { 'left cart': {} } }))).toThrow(
      'Use one of left card, right card.',
    );
  });

  test('whatever the checker refuses, in its words', () => {
    const parts = { beacon: { role: roleOf(listener), host: 'nowhere' } };
    expect(() => new Simulator(simulationOf({ ...beacons(), parts }))).toThrow('beacons > parts.beacon');
  });
});
