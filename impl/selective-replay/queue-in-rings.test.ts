import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import { provideUnitData } from '../../machines/selective-replay/unit-data-port.ts';
import { controlUnit } from '../../machines/selective-replay/control-unit.ts';
import { Clock } from '../hardware/clock.ts';
import { ActorInstance } from '../hosting/actor-instance.ts';
import { PendingUpdates } from './pending-updates.ts';
import { PendingQueueFullError, QueueInRings } from './queue-in-rings.ts';
import { StatesInPlace } from './states-in-place.ts';

// Goal: the queue in rings is what the chart of a control unit reads and writes, and what does not fit is never lost unsaid.
// That it does what the chart does on plain values, the paths and the simulations show.

const pc = { proc: 'routing', slot: 0 };
const body = [{ section: 0, key: 'route', value: 'a', audience: 'all' as const }];
const update = (seq: number) => ({ pc, opUid: { epoch: 2, seq }, body, full: null });
const acknowledgement = (seq: number) => ({ pc, opUid: { epoch: 2, seq } });

describe('a queue in rings', () => {
  test('shows the same values until something is done to it', () => {
    const queue = new QueueInRings(new PendingUpdates(4));
    queue.store(update(1));
    const before = queue.pending;
    expect(queue.pending).toBe(before);
    queue.acknowledge(acknowledgement(1));
    expect(queue.pending.updates).toEqual([{ ...update(1), confirmed: true }]);
    expect(before.updates).toEqual([{ ...update(1), confirmed: false }]);
  });

  test('says what it has no room for, and stays as it was [S-RPL-9]', () => {
    const queue = new QueueInRings(new PendingUpdates(1));
    queue.store(update(1));
    const before = queue.pending;
    expect(() => queue.store(update(2))).toThrow(PendingQueueFullError);
    expect(() => queue.acknowledge(acknowledgement(3))).toThrow(
      'The pending queue has room for 1 updates and acknowledgements, all of it is taken, and there is one more of routing/0: give it a larger capacity, or have fewer updates unacknowledged at a time. The queue is as it was.',
    );
    expect(queue.pending).toEqual(before);
  });
});

describe('a control unit on it', () => {
  const input = {
    unit: 1,
    units: ['U0', 'U1'],
    clients: [{ pc, client: 'A' }],
    firstPrimary: 0,
    isBack: false,
    highestEpochSeen: 0,
    applyOrder: 'global' as const,
    probeScope: 'allClients' as const,
    ackToProcess: true,
    unansweredQuery: 'delete' as const,
    replayUnit: 'channel' as const,
    ackPath: 'viaPrimary' as const,
    ackMode: 'perUpdate' as const,
    ackInference: false,
    cutPolicy: 'confirmedOnly' as const,
    cutWeight: 1,
    cutFloor: 'confirmed' as const,
    joinRetry: 1,
  };
  const toStandby = (seq: number) => ({ type: 'UpdateToStandby', pc, opUid: { epoch: 2, seq }, body });
  const standby = (capacity: number) => {
    const queue = new QueueInRings(new PendingUpdates(capacity));
    const actor = new ActorInstance(
      provideUnitData(controlUnit, { queue, states: new StatesInPlace() }),
      input,
      new Clock(),
      'U1',
    );
    actor.start();
    return { queue, actor };
  };

  test('keeps in its context what the queue says when it is read', () => {
    const { queue, actor } = standby(4);
    actor.tell(toStandby(1));
    expect(actor.state.context.queue).toEqual({
      updates: [{ ...update(1), confirmed: false }],
      acknowledgements: [],
    });
    actor.tell({ type: 'AckForward', ...acknowledgement(1), ack: true });
    expect(queue.pending).toEqual({ updates: [], acknowledgements: [] });
    expect(actor.state.context.channels).toMatchObject({ 'routing/0': { lastApplied: { epoch: 2, seq: 1 } } });
  });

  test('stops with an error where its queue is full, and applies nothing that is not acknowledged [S-RPL-9]', () => {
    const { actor } = standby(1);
    actor.tell(toStandby(1));
    expect(() => actor.tell(toStandby(2))).toThrow(
      /^U1\n {2}found: an exception on UpdateToStandby: The pending queue has room for 1 updates/u,
    );
    expect(actor.state.context.channels).toMatchObject({ 'routing/0': { lastApplied: null } });
  });
});

test('a chart that is no control unit is refused', () => {
  const data = { queue: new QueueInRings(new PendingUpdates(1)), states: new StatesInPlace() };
  expect(() => provideUnitData(createMachine({ id: 'other' }), data)).toThrow(
    /^The chart other has no store, match, .*, which every control unit has\. Give provideUnitData the chart of a control unit\.$/u,
  );
});
