import { expect, it } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { patience, type Overdue } from './patience.ts';

// Goal: what is awaited is overdue after its time, whatever comes meanwhile. Method: the chart as an actor, on a clock that is set by hand.

const id = (seq: number) => ({ epoch: 2, seq });

/** What is told after these ticks with these oldest updates, each awaited from its tick on. */
function told(ticks: number, awaited: Readonly<Record<number, number | null>>): readonly number[] {
  const clock = new SimulatedClock();
  const actor = createActor(patience, { clock, input: { pc: { proc: 'routing', slot: 0 }, silentRetry: 3 } });
  const at: number[] = [];
  let now = 0;
  actor.on('Overdue', (_: Overdue) => at.push(now));
  actor.start();
  for (; now <= ticks; now++) {
    clock.set(now);
    const oldest = awaited[now];
    if (oldest !== undefined) actor.send({ type: 'Awaiting', oldest: oldest === null ? null : id(oldest) });
  }
  return at;
}

it('an update that is not acknowledged in time is overdue once [RPL-53]', () => {
  expect(told(9, { 1: 1 })).toEqual([4]);
});

it('later ones give it no more time [RPL-53]', () => {
  expect(told(9, { 1: 1, 2: 1, 3: 1 })).toEqual([4]);
});

it('when it is acknowledged the next one has its own time [RPL-53]', () => {
  expect(told(9, { 1: 1, 3: 2 })).toEqual([6]);
  expect(told(9, { 1: 1, 3: null })).toEqual([]);
});
