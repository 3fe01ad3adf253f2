import { describe, expect, it } from 'vitest';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';
import { markedIn } from './marked-sections.ts';
import { unusedChannel, type UnitChannel } from './unit-channel.ts';

const pc = { proc: 'routing', slot: 0 };
const id = (seq: number) => ({ epoch: 2, seq });
const answer = { position: id(2), incarnation: 1, knownBefore: 1, cookie: 1 };
const answered: UnitChannel = { ...unusedChannel({ pc, client: 'A' }, 1), lastApplied: id(1), answer };
const pending = (slot: number, cookie: object): PendingUpdate => ({
  ...{ pc: { ...pc, slot }, opUid: id(3), body: [], full: null, confirmed: false },
  ...cookie,
});
const ofBoth = [pending(0, { cookie: 4 }), pending(1, { cookie: 128 })];
const open = { after: id(1), upTo: id(3), cookie: 2 };

describe('the sections in which a client may differ', () => {
  it('are those that it has changed, and those of its own pending updates [RPL-57, RPL-58]', () => {
    expect(markedIn(answered, ofBoth, 'sections8')).toBe(5);
  });

  it('are also those of a snapshot that it may lack, as long as it lacks them [RPL-104]', () => {
    const lacking = { ...answered, lastApplied: id(3), unconfirmed: open };
    expect(markedIn(lacking, ofBoth, 'sections8')).toBe(7);
    expect(markedIn({ ...lacking, answer: { ...answer, position: id(3) } }, ofBoth, 'sections8')).toBe(5);
  });

  it.each<[string, Partial<UnitChannel>, readonly PendingUpdate[]]>([
    ['its answer has no cookie', { answer: { position: id(2), incarnation: 1, knownBefore: 1 } }, []],
    ['the cookie of its answer is of another encoding', { answer: { ...answer, cookie: 'lower' } }, []],
    ['a pending update has no cookie', {}, [pending(0, {})]],
    ['it has lost its state', { answer: { ...answer, incarnation: 2 } }, []],
    ['it has nothing, and its unit something', { answer: { ...answer, position: null } }, []],
    ['it has less than its unit', { lastApplied: id(3) }, []],
    ['it has less than a snapshot counts from', { unconfirmed: { ...open, after: id(3), upTo: id(4) } }, []],
    ['a snapshot says nothing of sections', { unconfirmed: { after: id(1), upTo: id(3) } }, []],
    ['it was not asked', { answer: null }, []],
  ])('are unknown where %s [RPL-60, RPL-82]', (_what, changed, updates) => {
    expect(markedIn({ ...answered, ...changed }, updates, 'sections8')).toBeNull();
  });

  it('are unknown where there are no cookies at all [RPL-60]', () => {
    expect(markedIn(answered, [], 'none')).toBeNull();
  });
});
