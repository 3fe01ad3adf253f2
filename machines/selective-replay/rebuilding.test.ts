import { describe, expect, it } from 'vitest';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import { keptForReplay, messagesLacked, messagesLackedByAll } from './rebuilding.ts';
import { unusedChannel } from './unit-channel.ts';

const id = (seq: number) => ({ epoch: 2, seq });
const all = { section: 0, key: 'route', value: 1, audience: 'all' } as const;
const inside = { section: 1, key: 'reason', value: 1, audience: 'control' } as const;
const update = (slot: number, seq: number, rest: Partial<PendingUpdate> = {}): PendingUpdate => ({
  ...{ pc: { proc: 'routing', slot }, opUid: id(seq), body: [all, inside], full: null, confirmed: false },
  ...rest,
});
const channel = unusedChannel({ pc: { proc: 'routing', slot: 0 }, client: 'A' }, 1);
const answering = (seq: number | null, incarnation = 1) => ({
  ...channel,
  lastApplied: id(1),
  answer: { position: seq === null ? null : id(seq), incarnation, knownBefore: 1 },
});

describe('what is kept for a replay [RPL-79]', () => {
  it('is everything, where every message can be rebuilt', () => {
    const updates = [update(0, 1), update(1, 2), update(0, 3, { body: [inside] })];
    expect(updates.filter(keptForReplay(updates))).toEqual(updates);
  });

  it('ends on a channel where a whole state is pending, and on no other', () => {
    const updates = [update(0, 1), update(0, 2, { full: 2 }), update(1, 3), update(0, 4), update(0, 5, { full: 3 })];
    expect(updates.filter(keptForReplay(updates)).map(({ opUid }) => opUid.seq)).toEqual([1, 3]);
  });

  it('is what is confirmed, whatever it carries', () => {
    const updates = [update(0, 1, { full: 2, confirmed: true }), update(0, 2)];
    expect(updates.filter(keptForReplay(updates))).toEqual(updates);
  });
});

describe('the messages that a client lacks [RPL-79] [RPL-89]', () => {
  const own = [update(0, 2), update(0, 3), update(0, 4, { body: [inside] })];

  it('are what comes after its answer, in order, without what it may not have [RPL-28]', () => {
    expect(messagesLacked(answering(2), own)).toEqual([
      { opUid: id(3), body: [all] },
      { opUid: id(4), body: [] },
    ]);
    expect(messagesLacked(answering(1), own)).toHaveLength(3);
    expect(messagesLacked(answering(4), own)).toEqual([]);
  });

  it.each([
    ['lacks what was applied before', answering(null)],
    ['is ahead of what is known', answering(9)],
    [
      'has something in between that nobody knows',
      { ...answering(2), answer: { ...answering(2).answer, position: { epoch: 1, seq: 7 } } },
    ],
    ['has lost its state [RPL-82]', answering(2, 2)],
    ['has not answered', { ...channel, lastApplied: id(1) }],
  ])('are not enough where it %s', (_what, held) => {
    expect(messagesLacked(held, own)).toEqual([]);
  });

  it('are not enough where one of them carries a whole state', () => {
    expect(messagesLacked(answering(2), [...own, update(0, 5, { full: 1 })])).toEqual([]);
  });

  it('are told for each channel by itself', () => {
    const other = { ...answering(1), pc: { proc: 'routing', slot: 1 } };
    const lacked = messagesLackedByAll({ 'routing/0': answering(2), 'routing/1': other }, [...own, update(1, 5)]);
    expect(lacked).toEqual({
      'routing/0': [
        { opUid: id(3), body: [all] },
        { opUid: id(4), body: [] },
      ],
      'routing/1': [{ opUid: id(5), body: [all] }],
    });
  });
});
