import { expect, it } from 'vitest';
import { toldBy } from '../timed-run.fixtures.ts';
import { patience } from './patience.ts';

// Goal: what is awaited is overdue after its time, whatever comes meanwhile. Method: the chart as an actor, on a clock that is set by hand.

const pc = { proc: 'routing', slot: 0 };

/** When something is overdue, with these oldest updates, each awaited from its tick on. */
function overdueWith(awaited: Readonly<Record<number, number | null>>): readonly number[] {
  const comes = Object.entries(awaited).map(([tick, seq]) => {
    const oldest = seq === null ? null : { epoch: 2, seq };
    return [tick, [{ type: 'Awaiting', oldest }]] as const;
  });
  const told = toldBy(patience, { pc, silentRetry: 3 }, 9, Object.fromEntries(comes));
  expect(new Set(told.map(([, said]) => said.type)).size).toBeLessThan(2);
  return told.flatMap(([tick, { type }]) => (type === 'Overdue' ? [tick] : []));
}

it('an update that is not acknowledged in time is overdue once [RPL-53]', () => {
  expect(overdueWith({ 1: 1 })).toEqual([4]);
});

it('later ones give it no more time [RPL-53]', () => {
  expect(overdueWith({ 1: 1, 2: 1, 3: 1 })).toEqual([4]);
});

it('when it is acknowledged the next one has its own time [RPL-53]', () => {
  expect(overdueWith({ 1: 1, 3: 2 })).toEqual([6]);
  expect(overdueWith({ 1: 1, 3: null })).toEqual([]);
});
