import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameId } from '../../spec/selective-replay/operation-id.ts';
import { sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingAcknowledgement } from '../../spec/selective-replay/view.ts';
import { emptyModel, operations } from './pending-model.fixtures.ts';
import { PendingUpdates, type NewUpdate, type Taken } from './pending-updates.ts';

// Goal: the queue in rings does what the checked chart does to a plain one, and says so where there is no room.
// Method: runs of operations on both, compared after each; and the cases that have a name.

const slot = (at: number): ProcessChannel => ({ proc: 'routing', slot: at });
const update = (at: number, seq: number): NewUpdate => ({
  pc: slot(at),
  opUid: { epoch: 2, seq },
  body: [],
  full: null,
});
const numbersOf = (updates: Iterable<NewUpdate>): readonly number[] => [...updates].map(({ opUid }) => opUid.seq);

const alike = (make: (capacity: number) => PendingUpdates, seen: Set<string>) =>
  fc.property(fc.integer({ min: 4, max: 16 }), operations(seen), (capacity, commands) => {
    fc.modelRun(() => ({ model: emptyModel(capacity), real: make(capacity) }), commands);
  });

test('the queue and plain values are alike after every operation', () => {
  const seen = new Set<string>();
  fc.assert(
    alike((capacity) => new PendingUpdates(capacity), seen),
    { numRuns: 200 },
  );
  const outcomes = ['taken', 'known', 'full'].flatMap((taken) => [`store: ${taken}`, `acknowledge: ${taken}`]);
  const drains = ['global', 'perChannel'].flatMap((order) =>
    ['nothing', 'one', 'several'].map((many) => `drain ${order}: ${many}`),
  );
  const waits = ['fewer', 'all'].map((many) => `keep acknowledgements: ${many}`);
  const keeps = ['confirmed', 'before a cut'].flatMap((which) => [`keep ${which}: fewer`, `keep ${which}: all`]);
  const others = ['confirm', 'close', 'drop', 'take all', 'clear'];
  expect([...seen].sort()).toEqual([...outcomes, ...drains, ...keeps, ...waits, ...others].sort());
});

describe('a queue that is wrong is found out', () => {
  class Deaf extends PendingUpdates {
    /** The canary: an acknowledgement that comes before its update is not kept. RPL-42 */
    override acknowledge(one: PendingAcknowledgement): Taken {
      const isThere = [...this.updates()].some(({ pc, opUid }) => sameChannel(pc, one.pc) && sameId(opUid, one.opUid));
      return isThere ? super.acknowledge(one) : 'known';
    }
  }
  class Mixing extends PendingUpdates {
    /** The canary: what one client answers decides about the updates of another. RPL-49 */
    override confirmUpTo(pc: ProcessChannel, position: PendingAcknowledgement['opUid']): void {
      super.confirmUpTo(pc, position);
      super.confirmUpTo(slot(1), position);
    }
  }

  test.each([Deaf, Mixing])('%o', (Wrong) => {
    const { failed } = fc.check(
      alike((capacity) => new Wrong(capacity), new Set()),
      { numRuns: 300 },
    );
    expect(failed).toBe(true);
  });
});

describe('the room of a queue', () => {
  test('is for updates and acknowledgements together, and what does not fit is told and changes nothing [S-RPL-9]', () => {
    const queue = new PendingUpdates(3);
    expect([queue.store(update(0, 1)), queue.store(update(1, 2)), queue.acknowledge(update(0, 9))]).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
    const before = [...queue.updates()];
    expect([queue.store(update(0, 3)), queue.acknowledge(update(0, 8))]).toEqual(['full', 'full']);
    expect([...queue.updates()]).toEqual(before);
    expect(queue.size).toBe(queue.capacity);
  });

  test('is not needed by a second copy, by the acknowledgement of what is there, or by the update of what was acknowledged [RPL-43]', () => {
    const queue = new PendingUpdates(2);
    queue.store(update(0, 1));
    queue.acknowledge(update(0, 2));
    expect([queue.store(update(0, 1)), queue.acknowledge(update(0, 1)), queue.store(update(0, 2))]).toEqual([
      'known',
      'taken',
      'taken',
    ]);
    expect(numbersOf(queue.drain('global'))).toEqual([1, 2]);
  });

  test('is free again for every update that was drained, however many go through [RPL-41]', () => {
    const queue = new PendingUpdates(4);
    const through: number[] = [];
    for (let seq = 1; seq <= 1000; seq++) {
      expect(queue.store(update(seq % 3, seq))).toBe('taken');
      if (seq < 3) continue;
      queue.acknowledge(update((seq - 2) % 3, seq - 2));
      through.push(...numbersOf(queue.drain('global')));
    }
    expect(through).toEqual(Array.from({ length: 998 }, (_, at) => at + 1));
    expect(queue.size).toBe(2);
  });

  test('is free behind a silent client, too, where each channel has an order of its own [RPL-39]', () => {
    const queue = new PendingUpdates(2);
    queue.store(update(0, 1));
    for (let seq = 2; seq <= 1000; seq++) {
      expect(queue.store(update(1, seq))).toBe('taken');
      queue.acknowledge(update(1, seq));
      expect(numbersOf(queue.drain('perChannel'))).toEqual([seq]);
    }
    expect(numbersOf(queue.updates())).toEqual([1]);
  });

  test.each([0, -1, 1.5, NaN, Infinity])('is not %d', (capacity) => {
    expect(() => new PendingUpdates(capacity)).toThrow(
      `A pending queue has room for a positive whole number of updates and acknowledgements, not for ${capacity}.`,
    );
  });
});

test('the queue may be inspected at any time, in order, with what is acknowledged [RPL-118]', () => {
  const queue = new PendingUpdates(8);
  for (const one of [update(0, 3), update(0, 1), update(1, 2)]) queue.store(one);
  queue.acknowledge(update(1, 2));
  expect([...queue.updates()].map(({ pc, opUid, confirmed }) => [pc.slot, opUid.seq, confirmed])).toEqual([
    [0, 1, false],
    [1, 2, true],
    [0, 3, false],
  ]);
});
