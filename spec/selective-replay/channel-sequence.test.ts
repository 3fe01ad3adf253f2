import { describe, expect, test } from 'vitest';
import { isBehind, isOvertaken, leavesGap } from './channel-sequence.ts';

const at = (epoch: number, seq: number) => ({ epoch, seq });

describe('a message on a channel', () => {
  test.each([
    ['the first of all', at(2, 1), null, false, false],
    ['the next', at(2, 3), at(2, 2), false, false],
    ['the first of a later reign', at(3, 1), at(2, 7), false, false],
    ['the first after a start', at(2, 1), at(2, 0), false, false],
    ['the second of all', at(2, 2), null, true, false],
    ['one beyond the next', at(2, 4), at(2, 2), true, false],
    ['the second of a later reign', at(3, 2), at(2, 1), true, false],
    ['the same again', at(2, 2), at(2, 2), false, true],
    ['one that was overtaken', at(2, 1), at(2, 2), false, true],
    ['one of a reign that is over', at(2, 9), at(3, 1), false, true],
    ['one without a number', null, at(2, 2), false, false],
  ] as const)('%s', (_what, sequence, heard, isGap, isOld) => {
    expect([leavesGap(sequence, heard), isOvertaken(sequence, heard)]).toEqual([isGap, isOld]);
  });
});

describe('what a reign has counted, and what was heard of it', () => {
  test.each([
    ['nothing, and nothing', at(2, 0), null, false],
    ['one, and nothing', at(2, 1), null, true],
    ['as many', at(2, 3), at(2, 3), false],
    ['one more', at(2, 3), at(2, 2), true],
    ['fewer, by what was overtaken', at(2, 2), at(2, 3), false],
    ['nothing of a later reign', at(3, 0), at(2, 7), false],
    ['one of a later reign', at(3, 1), at(2, 7), true],
    ['more of a reign that is over', at(2, 9), at(3, 1), false],
    ['nobody says', null, at(2, 2), false],
  ] as const)('%s', (_what, counted, heard, isLacking) => {
    expect(isBehind(heard, counted)).toBe(isLacking);
  });
});
