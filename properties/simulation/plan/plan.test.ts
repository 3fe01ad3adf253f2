import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { INSTANTS_PER_TICK } from '../../../impl/hardware/clock.ts';
import { beacons } from '../beacons.fixtures.ts';
import { closed } from '../../catalogue.ts';
import { Order } from './order.ts';
import { repairOf } from './incidents.ts';
import { plansFor } from './plan.ts';
import { Weather } from './weather.ts';

// Goal: a plan holds what the system declares and nothing else, and the smallest plan is the calm one.

const TICKS = 30;
const system = closed(beacons({ more: { clockSkew: 1 } }));
const { faults = [] } = system;

propertyTest.prop([plansFor(system, TICKS)])('faults strike within the phase; what repairs comes by itself', (plan) => {
  for (const { at, fault, repairAfter } of plan.incidents) {
    expect(at).toBeLessThanOrEqual(TICKS * 1000);
    expect(['crash', 'cut']).toContain(Object.keys(faults[fault] ?? {})[0]);
    if (repairAfter !== null) expect(repairAfter).toBeGreaterThan(0);
  }
  expect(plan.drifts).toHaveLength(2);
});

test('what is down at first may be started at any time, also where it may crash as often', () => {
  const parts = Object.fromEntries(
    Object.entries(system.parts).map(([name, part]) => [name, { ...part, initially: 'down' as const }]),
  );
  const given = [
    { crash: 'beacon', times: 0 },
    { restart: 'beacon', times: 1 },
  ];
  const absent = closed(beacons({ more: { parts, faults: given } }));
  const incidents = fc.sample(plansFor(absent, TICKS), { seed: 1, numRuns: 20 }).flatMap((plan) => plan.incidents);
  expect(new Set(incidents.map(({ fault }) => fault))).toEqual(new Set([1]));
});

test('a system in which nothing can fail has plans in which nothing does', () => {
  const channels = system.channels.map(({ loss: _l, duplication: _d, ...channel }) => channel);
  const safe = closed(beacons({ more: { faults: [], channels } }));
  for (const plan of fc.sample(plansFor(safe, TICKS), { seed: 1, numRuns: 20 }))
    expect(plan).toMatchObject({ incidents: [], workload: [], fates: [], delays: [], drifts: [0, 0] });
});

test('the smallest plan is the one in which nothing fails and nothing is late', () => {
  const { counterexample } = fc.check(
    fc.property(plansFor(system, TICKS), () => false),
    { seed: 5 },
  );
  const calm = { incidents: [], workload: [], fates: [], delays: [], weather: 0, order: 0, drifts: [0, 0] };
  expect(counterexample).toEqual([calm]);
});

test('a repair undoes its own fault and no other', () => {
  const named = faults.map((fault) => repairOf(fault, faults));
  expect(named).toEqual([faults[1], undefined, faults[3], undefined, faults[5], undefined]);
});

describe('weather and order', () => {
  propertyTest.prop([fc.nat(), fc.integer({ min: 2, max: INSTANTS_PER_TICK })])(
    'what has to be in time is in time',
    (seed, within) => {
      expect(new Weather(seed).timely(within)).toBeLessThan(within);
      expect(new Order(seed).untilTaken(within)).toBeLessThan(within);
    },
  );

  test('the calmest delays nothing and takes the first', () => {
    const [weather, order] = [new Weather(0), new Order(0)];
    expect([weather.timely(100), weather.unbounded(), order.untilTaken(100), order.choice(3)]).toEqual([0, 0, 0, 0]);
  });

  test('others delay by up to some ticks, and take all choices', () => {
    const [weather, order] = [new Weather(3), new Order(3)];
    const ways = Array.from({ length: 500 }, () => weather.unbounded());
    expect(Math.max(...ways)).toBeGreaterThan(INSTANTS_PER_TICK);
    expect(Math.max(...ways)).toBeLessThan(3 * INSTANTS_PER_TICK);
    expect(new Set(Array.from({ length: 50 }, () => order.choice(3)))).toEqual(new Set([0, 1, 2]));
  });
});

test('more traffic is more said in the same ticks, and as much as there is room for in some run', () => {
  const spoken = { ...system, stimuli: [{ part: 'any', event: { type: 'Said' }, times: 'unbounded' as const }] };
  const most = (traffic?: number): number =>
    Math.max(
      ...fc.sample(plansFor(spoken, TICKS, traffic), { seed: 1, numRuns: 50 }).map(({ workload }) => workload.length),
    );
  expect(most()).toBeLessThanOrEqual(TICKS);
  expect(most(20)).toBeGreaterThan(10 * TICKS);
  expect(most(20)).toBeLessThanOrEqual(20 * TICKS);
});
