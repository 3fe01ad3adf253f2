import fc from 'fast-check';
import { expect } from 'vitest';
import {
  acknowledged,
  closedUpTo,
  confirmedUpTo,
  drained,
  emptyQueue,
  isUndecided,
  keptOnly,
  stored,
  without,
  type PendingQueue,
} from '../../machines/selective-replay/pending-queue.ts';
import { compareIds, type OperationId, type Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { PendingAcknowledgement, PendingUpdate, SettingView } from '../../spec/selective-replay/view.ts';
import type { NewUpdate, PendingUpdates, Taken } from './pending-updates.ts';

/** The queue of the checked chart, with the bound that it does not have. */
export interface QueueModel {
  queue: PendingQueue;
  readonly capacity: number;
}

/** What has been done or come about in any run: what never was would be alike for nothing. */
export type Seen = Set<string>;

/** Nothing is pending. */
export function emptyModel(capacity: number): QueueModel {
  return { queue: emptyQueue, capacity };
}

const channels: readonly ProcessChannel[] = [
  { proc: 'routing', slot: 0 },
  { proc: 'routing', slot: 1 },
  { proc: 'chassis', slot: 0 },
];

/** One thing that is done to both, and the comparison of all that can be seen of them afterwards. */
class Operation implements fc.Command<QueueModel, PendingUpdates> {
  constructor(
    private readonly name: string,
    private readonly act: (model: QueueModel, real: PendingUpdates) => string,
    private readonly seen: Seen,
  ) {}

  check(): boolean {
    return true;
  }

  run(model: QueueModel, real: PendingUpdates): void {
    this.seen.add(this.act(model, real));
    const { updates, acknowledgements } = model.queue;
    expect([...real.updates()]).toEqual(updates);
    expect([...real.acknowledgements()]).toEqual(acknowledgements);
    expect(real.size).toBe(updates.length + acknowledgements.length);
    for (const pc of channels) expect(real.isUndecided(pc)).toBe(isUndecided(model.queue, pc));
  }

  toString(): string {
    return this.name;
  }
}

/** What the model becomes, and what that says of it: nothing new where it is as it was, and nothing at all beyond the bound. */
function given(model: QueueModel, next: PendingQueue): Taken {
  if (JSON.stringify(next) === JSON.stringify(model.queue)) return 'known';
  if (next.updates.length + next.acknowledgements.length > model.capacity) return 'full';
  model.queue = next;
  return 'taken';
}

const opUid: fc.Arbitrary<OperationId> = fc.record({
  epoch: fc.constantFrom(2, 3),
  seq: fc.integer({ min: 1, max: 8 }),
});
const pc = fc.constantFrom(...channels);
const position: fc.Arbitrary<Position> = fc.oneof(opUid, fc.constantFrom(null, { epoch: 3, seq: 0 }));
const update: fc.Arbitrary<NewUpdate> = fc.record({
  pc,
  opUid,
  body: fc.constant([]),
  full: fc.constantFrom(null, null, null, 2),
});
const acknowledgement: fc.Arbitrary<PendingAcknowledgement> = fc.record({ pc, opUid });
const isKept = fc.oneof(
  fc.constant(['confirmed', ({ confirmed }: PendingUpdate) => confirmed] as const),
  opUid.map((cut) => ['before a cut', ({ opUid: id }: PendingUpdate) => compareIds(id, cut) <= 0] as const),
);
const order = fc.constantFrom<SettingView['applyOrder']>('global', 'perChannel');

/** Runs of what may be done to a queue, in any order. */
export function operations(seen: Seen) {
  const operation = (name: string, act: (model: QueueModel, real: PendingUpdates) => string) =>
    new Operation(name, act, seen);
  const store = update.map((one) =>
    operation(`store ${fc.stringify(one)}`, (model, real) => {
      const taken = given(model, stored(model.queue, one));
      expect(real.store(one)).toBe(taken);
      return `store: ${taken}`;
    }),
  );
  const acknowledge = acknowledgement.map((one) =>
    operation(`acknowledge ${fc.stringify(one)}`, (model, real) => {
      const taken = given(model, acknowledged(model.queue, one));
      expect(real.acknowledge(one)).toBe(taken);
      return `acknowledge: ${taken}`;
    }),
  );
  const confirm = fc.tuple(pc, position).map(([of, upTo]) =>
    operation(`confirm ${fc.stringify([of, upTo])}`, (model, real) => {
      model.queue = confirmedUpTo(model.queue, of, upTo);
      real.confirmUpTo(of, upTo);
      return 'confirm';
    }),
  );
  const close = fc.tuple(pc, position).map(([of, upTo]) =>
    operation(`close ${fc.stringify([of, upTo])}`, (model, real) => {
      model.queue = closedUpTo(model.queue, of, upTo);
      real.close(of, upTo);
      return 'close';
    }),
  );
  const drop = pc.map((of) =>
    operation(`drop ${fc.stringify(of)}`, (model, real) => {
      model.queue = without(model.queue, of);
      real.drop(of);
      return 'drop';
    }),
  );
  const drain = order.map((applyOrder) =>
    operation(`drain ${applyOrder}`, (model, real) => {
      const { applied, queue } = drained(model.queue, applyOrder);
      model.queue = queue;
      expect(real.drain(applyOrder)).toEqual(applied);
      return `drain ${applyOrder}: ${applied.length === 0 ? 'nothing' : applied.length === 1 ? 'one' : 'several'}`;
    }),
  );
  const keep = isKept.map(([which, keeps]) =>
    operation(`keep ${which}`, (model, real) => {
      const { length } = model.queue.updates;
      model.queue = keptOnly(model.queue, keeps);
      real.keep(keeps);
      return `keep ${which}: ${model.queue.updates.length < length ? 'fewer' : 'all'}`;
    }),
  );
  const takeAll = fc.constant(
    operation('take all', (model, real) => {
      const { updates } = model.queue;
      model.queue = { ...model.queue, updates: [] };
      expect(real.takeAll()).toEqual(updates);
      return 'take all';
    }),
  );
  const keepAcknowledgements = opUid.map((upTo) =>
    operation(`keep acknowledgements after ${fc.stringify(upTo)}`, (model, real) => {
      const { length } = model.queue.acknowledgements;
      const isAwaited = (one: PendingAcknowledgement): boolean => compareIds(one.opUid, upTo) > 0;
      model.queue = { updates: [], acknowledgements: model.queue.acknowledgements.filter(isAwaited) };
      real.keepAcknowledgements(isAwaited);
      return `keep acknowledgements: ${model.queue.acknowledgements.length < length ? 'fewer' : 'all'}`;
    }),
  );
  const clear = fc.constant(
    operation('clear', (model, real) => {
      model.queue = emptyQueue;
      real.clear();
      return 'clear';
    }),
  );
  // Much is stored and acknowledged for each time that something goes, so that there is a queue.
  return fc.commands(
    [
      ...[store, store, store, store, acknowledge, acknowledge, acknowledge],
      ...[confirm, close, drop, drain, fc.oneof(keep, keep, takeAll), fc.oneof(keepAcknowledgements, clear)],
    ],
    {
      maxCommands: 80,
      size: 'max',
    },
  );
}
