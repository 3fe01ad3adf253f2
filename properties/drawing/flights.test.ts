import { expect, test } from 'vitest';
import type { ToldStep } from '../checker/index.ts';
import { flightsOf } from './flights.ts';

// Goal: an arrow says when its message was sent. Method: runs in which equal messages are on their way.

const message = { type: 'Beat' };
const beat = { from: 'T', to: 'manager', message };
const take = { kind: 'deliver', part: 'manager', from: 'T', message } as const;
const told = (step: ToldStep['step'], ...sent: ToldStep['sent']): ToldStep => ({ step, sent, changes: [] });
const tick = { kind: 'tick', clock: 'all' } as const;

test('of equal messages the first sent is the first taken', () => {
  const { sentIn, unseen } = flightsOf({ started: [beat], steps: [told(tick, beat), told(take), told(take)] });
  expect([...sentIn]).toEqual([
    [2, 0],
    [3, 1],
  ]);
  expect(unseen.size).toBe(0);
});

test('what is taken again is what was sent last, and what nobody takes is told', () => {
  const other = { ...beat, to: 'P' };
  const { sentIn, unseen } = flightsOf({ started: [], steps: [told(tick, beat, other), told(take), told(take)] });
  expect([...sentIn]).toEqual([
    [2, 1],
    [3, 1],
  ]);
  expect([...unseen]).toEqual([[1, [other]]]);
});

test('a message that was lost has been seen', () => {
  const lose = { kind: 'lose', from: 'T', to: 'manager', message } as const;
  const { sentIn, unseen } = flightsOf({ started: [beat], steps: [told(lose)] });
  expect([...sentIn]).toEqual([[1, 0]]);
  expect(unseen.size).toBe(0);
});
