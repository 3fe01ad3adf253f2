import { describe, expect, test } from 'vitest';
import { provideUnitData } from '../../machines/selective-replay/unit-data-port.ts';
import { controlUnit } from '../../machines/selective-replay/control-unit.ts';
import { emptySections } from '../../spec/selective-replay/sections.ts';
import { Clock } from '../hardware/clock.ts';
import { ActorInstance } from '../hosting/actor-instance.ts';
import { PendingUpdates } from './pending-updates.ts';
import { QueueInRings } from './queue-in-rings.ts';
import { StatesInPlace } from './states-in-place.ts';

// Goal: the states in place are what the chart of a control unit writes and reads. That they are what the chart has on plain
// values, the paths and the simulations show.

const [a, b] = [0, 1].map((slot) => ({ proc: 'routing', slot })) as [
  { proc: string; slot: number },
  { proc: string; slot: number },
];
const put = (key: string) => ({ section: 0, key, value: 1, audience: 'all' as const });
const update = (seq: number, key: string, full: number | null = null) => ({
  opUid: { epoch: 2, seq },
  body: [put(key)],
  full,
});
const item = { value: 1, audience: 'all' };

describe('states in place', () => {
  test('are apart by channel, and show the same values until something is done to them [RPL-3]', () => {
    const states = new StatesInPlace();
    states.apply(a, update(1, 'x'));
    const before = states.read(a);
    states.apply(b, update(2, 'y'));
    expect(states.read(a)).toBe(before);
    states.apply(a, update(3, 'z'));
    expect([states.read(a)[0], states.read(b)[0]]).toEqual([{ x: item, z: item }, { y: item }]);
    expect(before[0]).toEqual({ x: item });
  });

  test('are nothing but what a whole update, a snapshot or a loss of all leaves [RPL-54] [RPL-101]', () => {
    const states = new StatesInPlace();
    for (const pc of [a, b]) states.apply(pc, update(1, 'x'));
    states.apply(a, update(2, 'y', 2));
    expect(states.read(a)[0]).toEqual({ y: item });
    states.take(b, [{ z: item } as never, ...emptySections.slice(1)], { epoch: 2, seq: 3 });
    expect(states.read(b)[0]).toEqual({ z: item });
    const [whole, taken] = [2, 3].map((seq) => Array.from({ length: 8 }, () => ({ epoch: 2, seq })));
    expect([states.changedBy(a), states.changedBy(b)]).toEqual([whole, taken]);
    states.clear();
    expect(states.changedBy(a)).toEqual([]);
    expect([states.read(a), states.read(b)]).toEqual([emptySections, emptySections]);
  });
});

test('a primary on them has no state in its context, and gives a snapshot that later changes leave alone, with the sections that its client may lack [RPL-102] [RPL-103]', () => {
  const states = new StatesInPlace();
  const queue = new QueueInRings(new PendingUpdates(4));
  const input = {
    unit: 0,
    units: ['U0', 'U1'],
    clients: [{ pc: a, client: 'A' }],
    firstPrimary: 0,
    isBack: false,
    highestEpochSeen: 0,
    applyOrder: 'global' as const,
    probeScope: 'allClients' as const,
    ackToProcess: true,
    unansweredQuery: 'delete' as const,
    cookieMode: 'sections8' as const,
    replayUnit: 'channel' as const,
    cutPolicy: 'confirmedOnly' as const,
    cutWeight: 1,
    cutFloor: 'confirmed' as const,
    joinRetry: 1,
  };
  const actor = new ActorInstance(provideUnitData(controlUnit, { queue, states }), input, new Clock(), 'U0');
  actor.start();
  const ask = (key: string) =>
    actor.tell({ type: 'StateChangeRequest', requestId: key, pc: a, change: [put(key)] }).emitted;
  ask('x');
  const [snapshot] = actor.tell({ type: 'JoinStandby', unit: 1, highestEpochSeen: 0 }).emitted;
  ask('y');
  expect(snapshot).toMatchObject({
    type: 'Snapshot',
    channels: [{ sections: [{ x: item }, {}, {}, {}, {}, {}, {}, {}], unconfirmed: { after: null, cookie: 1 } }],
  });
  expect(states.read(a)[0]).toEqual({ x: item, y: item });
  expect(actor.state.context).toMatchObject({ channels: { 'routing/0': { state: emptySections } } });
});
