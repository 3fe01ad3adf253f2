import { describe, expect, it } from 'vitest';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import {
  acknowledged,
  confirmedUpTo,
  drained,
  emptyQueue,
  holdsUpdate,
  isUndecided,
  keptOnly,
  stored,
  type PendingQueue,
} from './pending-queue.ts';

const update = (slot: number, seq: number): Omit<PendingUpdate, 'confirmed'> => ({
  pc: { proc: 'routing', slot },
  opUid: { epoch: 2, seq },
  body: [{ section: 0, key: 'k', value: seq, audience: 'all' }],
  full: null,
});
const [a1, b2, a3] = [update(0, 1), update(1, 2), update(0, 3)];
const all = [a1, b2, a3].reduce(stored, emptyQueue);
const numbersOf = (updates: readonly PendingUpdate[]): readonly number[] => updates.map(({ opUid }) => opUid.seq);
const confirmedIn = ({ updates }: PendingQueue): readonly number[] =>
  numbersOf(updates.filter(({ confirmed }) => confirmed));

describe('a pending queue', () => {
  it('stands in the order of op ids, whatever the order of arrival', () => {
    expect(numbersOf([a3, a1, b2].reduce(stored, emptyQueue).updates)).toEqual([1, 2, 3]);
  });

  it('matches an update and its acknowledgement, whichever comes first', () => {
    const [first, second] = [acknowledged(stored(emptyQueue, a1), a1), stored(acknowledged(emptyQueue, a1), a1)];
    expect(first).toEqual(second);
    expect(confirmedIn(first)).toEqual([1]);
    expect(first.acknowledgements).toEqual([]);
  });

  it('matches by channel and id: one op of two clients is two updates', () => {
    const both = [update(0, 1), update(1, 1)].reduce(stored, emptyQueue);
    expect(acknowledged(both, update(0, 1)).updates.map(({ confirmed }) => confirmed)).toEqual([true, false]);
  });

  it('is not changed by a second copy of either', () => {
    const once = acknowledged(acknowledged(all, b2), update(1, 9));
    expect(stored(once, b2)).toEqual(once);
    expect(acknowledged(once, b2)).toEqual(once);
    expect(acknowledged(once, update(1, 9))).toEqual(once);
  });

  it('confirms up to an answer, on the channel of whoever gave it and no other', () => {
    expect(confirmedIn(confirmedUpTo(all, a1.pc, { epoch: 2, seq: 2 }))).toEqual([1]);
    expect(confirmedIn(confirmedUpTo(all, a1.pc, { epoch: 3, seq: 0 }))).toEqual([1, 3]);
    expect(confirmedIn(confirmedUpTo(all, a1.pc, null))).toEqual([]);
  });

  it('takes the acknowledgement of a whole state for all before it, whichever comes first [RPL-54]', () => {
    const whole = { ...update(0, 4), full: 2 };
    expect(confirmedIn(acknowledged(stored(all, whole), whole))).toEqual([1, 3, 4]);
    expect(confirmedIn(stored(acknowledged(all, whole), whole))).toEqual([1, 3, 4]);
    expect(confirmedIn(acknowledged(stored(all, whole), a3))).toEqual([3]);
  });

  it('holds what is confirmed behind what is not, in all channels or in its own', () => {
    const waiting = acknowledged(acknowledged(all, b2), a3);
    expect(numbersOf(drained(waiting, 'global').applied)).toEqual([]);
    const { applied, queue } = drained(waiting, 'perChannel');
    expect(numbersOf(applied)).toEqual([2]);
    expect(numbersOf(queue.updates)).toEqual([1, 3]);
    const free = drained(acknowledged(waiting, a1), 'global');
    expect(numbersOf(free.applied)).toEqual([1, 2, 3]);
    expect(free.queue).toEqual(emptyQueue);
  });

  it('keeps at a takeover what is to be kept, as it is, and nothing else', () => {
    const left = keptOnly(acknowledged(acknowledged(all, b2), update(1, 9)), ({ opUid }) => opUid.seq > 1);
    expect(numbersOf(left.updates)).toEqual([2, 3]);
    expect(confirmedIn(left)).toEqual([2]);
    expect(left.acknowledgements).toEqual([]);
  });

  it('is undecided about a client whose update lacks its acknowledgement, or the other way round', () => {
    const known = acknowledged(all, b2);
    expect(isUndecided(known, a1.pc)).toBe(true);
    expect(isUndecided(known, b2.pc)).toBe(false);
    expect(isUndecided(acknowledged(emptyQueue, b2), b2.pc)).toBe(true);
  });

  it('knows what it holds', () => {
    expect(holdsUpdate(all, a3)).toBe(true);
    expect(holdsUpdate(all, update(1, 3))).toBe(false);
  });
});
