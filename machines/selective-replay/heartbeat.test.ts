import { expect, it } from 'vitest';
import { toldBy } from '../timed-run.fixtures.ts';
import { heartbeat, type HeartbeatInput, type HeartbeatNotice } from './heartbeat.ts';

// Goal: whoever is responsible is heard in time, and whoever is not is missed in time. Method: the chart as an actor, on a clock that is set by hand.

const input: HeartbeatInput = { unit: 1, others: ['U0', 'U2'], heartbeatPeriod: 2, heartbeatTimeout: 5 };
const responsible = (epoch: number): HeartbeatNotice => ({ type: 'Responsible', epoch });
const countingOn = (unit: number): HeartbeatNotice => ({ type: 'CountingOn', unit });
const heard: HeartbeatNotice = { type: 'Heard' };
const countingOnNobody: HeartbeatNotice = { type: 'CountingOnNobody' };

const beat = (epoch: number) => ({ type: 'UnitHeartbeat', to: ['U0', 'U2'], unit: 1, epoch });
const failure = (failed: number) => ({ type: 'FailoverEvent', to: 'unit', failed, cause: 'its heartbeat is lost' });

it('a unit without a state neither beats nor misses anybody [RPL-65][RPL-101]', () => {
  expect(toldBy(heartbeat, input, 20)).toEqual([]);
});

it('a unit that is responsible says so at once and in each period, under its epoch [RPL-65]', () => {
  expect(toldBy(heartbeat, input, 6, { 1: [responsible(3)], 4: [responsible(4)] })).toEqual([
    [1, beat(3)],
    [3, beat(3)],
    [4, beat(4)],
    [6, beat(4)],
  ]);
});

it('where messages are numbered it says how far its unit has counted by then, in this reign [RPL-53]', () => {
  const chanSeq = (epoch: number, seq: number) => ({ chanSeq: { epoch, seq } });
  const counted: HeartbeatNotice = { type: 'Counted', ...chanSeq(3, 2) };
  const begun = { ...responsible(3), ...chanSeq(3, 0) };
  const begunAnew = { ...responsible(5), ...chanSeq(5, 0) };
  expect(toldBy(heartbeat, input, 6, { 1: [begun], 2: [counted], 5: [begunAnew] })).toEqual([
    [1, { ...beat(3), ...chanSeq(3, 0) }],
    [3, { ...beat(3), ...chanSeq(3, 2) }],
    [5, { ...beat(3), ...chanSeq(3, 2) }],
    [5, { ...beat(5), ...chanSeq(5, 0) }],
  ]);
});

it('one that was heard within the timeout is not missed [RPL-65]', () => {
  expect(toldBy(heartbeat, input, 12, { 0: [countingOn(0)], 4: [heard], 8: [heard] })).toEqual([]);
});

it('one that was not is missed, and again after another timeout [RPL-65]', () => {
  expect(toldBy(heartbeat, input, 12, { 0: [countingOn(0)], 2: [heard] })).toEqual([
    [7, failure(0)],
    [12, failure(0)],
  ]);
});

it('to count on the same unit once more gives it no more time, another one has its own [RPL-65][RPL-106]', () => {
  expect(toldBy(heartbeat, input, 6, { 0: [countingOn(0)], 3: [countingOn(0)] })).toEqual([[5, failure(0)]]);
  expect(toldBy(heartbeat, input, 9, { 0: [countingOn(0)], 3: [countingOn(2)] })).toEqual([[8, failure(2)]]);
});

it('who is deposed falls silent, and who counts on nobody misses nobody [RPL-101][RPL-109]', () => {
  expect(toldBy(heartbeat, input, 9, { 0: [responsible(3)], 1: [countingOnNobody] })).toEqual([[0, beat(3)]]);
  expect(toldBy(heartbeat, input, 9, { 0: [countingOn(0)], 1: [countingOnNobody] })).toEqual([]);
});
