import { describe, expect, it } from 'vitest';
import { emptySections } from '../../spec/selective-replay/sections.ts';
import { divergence, inOrder, isOutOfStep, unusedChannel, withAcknowledgement, withUpdate } from './unit-channel.ts';

const pc = { proc: 'routing', slot: 0 };
const unused = unusedChannel({ pc, client: 'A' }, 1);
const id = (seq: number) => ({ epoch: 2, seq });
const change = (key: string) => [{ section: 0, key, value: 1, audience: 'all' } as const];
const answering = (seq: number | null, incarnation = 1, knownBefore: number | null = 1) => ({
  ...unused,
  lastApplied: id(2),
  answer: { position: seq === null ? null : id(seq), incarnation, knownBefore },
});

describe('what a unit holds of a channel', () => {
  it('begins with nothing', () => {
    expect(unused.state).toEqual(emptySections);
    expect(unused.lastApplied).toBeNull();
  });

  it('is changed by an update, and replaced by a whole state', () => {
    const one = withUpdate(unused, { opUid: id(1), body: change('a'), full: null });
    const two = withUpdate(one, { opUid: id(2), body: change('b'), full: null });
    expect(Object.keys(two.state[0] ?? {})).toEqual(['a', 'b']);
    expect(two).toMatchObject({ lastApplied: id(2), incarnation: 1 });
    const whole = withUpdate(two, { opUid: id(3), body: change('c'), full: 2 });
    expect(Object.keys(whole.state[0] ?? {})).toEqual(['c']);
    expect(whole).toMatchObject({ lastApplied: id(3), incarnation: 2 });
  });

  it('is confirmed by an acknowledgement as late as what a snapshot left open', () => {
    const open = { ...unused, unconfirmed: { after: null, upTo: id(3) } };
    expect(withAcknowledgement(open, id(2)).unconfirmed).not.toBeNull();
    expect(withAcknowledgement(open, id(3))).toMatchObject({ unconfirmed: null, lastAcknowledged: id(3) });
    expect(withAcknowledgement({ ...open, lastAcknowledged: id(9) }, id(3)).lastAcknowledged).toEqual(id(9));
  });

  it.each([
    ['is where its unit is', answering(2), false],
    ['has more', answering(3), true],
    ['has less', answering(1), true],
    ['has nothing', answering(null), true],
    ['has lost its state, and has all of it again', answering(2, 2), false],
    ['has lost what was nothing', { ...answering(null, 2), lastApplied: null }, true],
    ['has nothing, and was never heard of', { ...answering(null, 1, null), lastApplied: null }, true],
    ['has nothing, as ever', { ...answering(null), lastApplied: null }, false],
    ['has not answered', { ...unused, lastApplied: id(2) }, false],
  ])('tells whether a client is out of step that %s', (_what, channel, expected) => {
    expect(isOutOfStep(channel)).toBe(expected);
  });

  it('differs from its client since the later of what either has', () => {
    expect(divergence(answering(3))).toEqual(id(3));
    expect(divergence(answering(null))).toEqual(id(2));
    expect(divergence(unused)).toBeNull();
  });

  it('stands beside others in the order of their names', () => {
    const other = { ...unused, client: 'B' };
    expect(inOrder({ b: other, a: unused }).map(({ client }) => client)).toEqual(['A', 'B']);
  });
});
