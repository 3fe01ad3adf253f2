import { expect, it } from 'vitest';
import { toldBy } from '../timed-run.fixtures.ts';
import { unitProcess, type UnitProcessInput } from './unit-process.ts';

// Goal: what a process says while it runs, and while it does not. Method: the chart as an actor, on a clock that is set by hand.

const proc = 'routing';
const input: UnitProcessInput = { proc, processRestart: 3, processLoad: 2, crashes: 1, failedStarts: 1 };
const [crash, failToStart] = [{ type: 'choice.crash' }, { type: 'choice.failToStart' }];
const qualify = { type: 'Qualify' };
const request = { type: 'StateChangeRequest', requestId: 'a', pc: { proc, slot: 0 }, change: [] };
const opUid = { epoch: 2, seq: 1 };
const acknowledged = { type: 'RequestAcknowledged', requestId: 'a', opUid };
const said = (type: string) => ({ type, to: 'unit', proc });

it('while it runs it passes requests on, and says to whoever asked and to its unit that one is complete [RPL-20][RPL-33]', () => {
  expect(toldBy(unitProcess, input, 1, { 0: [request], 1: [acknowledged] })).toEqual([
    [0, { ...request, to: 'unit' }],
    [1, { type: 'RequestDone', to: 'environment', requestId: 'a', result: 'completed', opUid }],
    [1, { type: 'RequestFinished', to: 'unit', opUid }],
  ]);
});

it('one that has ended is started again, and says both [RPL-116]', () => {
  expect(toldBy(unitProcess, input, 9, { 1: [crash] })).toEqual([
    [1, said('ProcessEnded')],
    [6, said('ProcessResumed')],
  ]);
});

it('it ends no more often than it may [RPL-116]', () => {
  expect(toldBy(unitProcess, input, 12, { 1: [crash], 7: [crash] })).toHaveLength(2);
});

it('until it runs again it refuses requests, and leaves completions to its unit [RPL-34][RPL-116]', () => {
  const refused = { type: 'RequestDone', to: 'environment', requestId: 'a', result: 'refused' };
  const told = toldBy(unitProcess, input, 5, { 1: [crash, request, acknowledged], 5: [request, acknowledged] });
  expect(told.slice(1)).toEqual([
    [1, refused],
    [5, refused],
  ]);
});

it('where its unit must take over, it is started at once, and that is the restart that it is given [RPL-68]', () => {
  expect(toldBy(unitProcess, input, 0, { 0: [qualify] })).toEqual([[0, said('ProcessFit')]]);
  const told = toldBy(unitProcess, input, 9, { 1: [crash], 2: [qualify], 3: [qualify] });
  expect(told.slice(1)).toEqual([[4, said('ProcessResumed')]]);
});

it('where it cannot be started it says so, and is tried again [RPL-68]', () => {
  const told = toldBy(unitProcess, input, 9, { 1: [crash], 2: [qualify], 3: [failToStart] });
  expect(told.slice(1)).toEqual([
    [3, said('ProcessUnfit')],
    [8, said('ProcessResumed')],
  ]);
});
