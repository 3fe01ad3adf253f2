import { expect, test } from 'vitest';
import type { TraceStep } from '../checker/index.ts';
import { beacons, simulationOf } from './beacons.fixtures.ts';
import { Simulator } from './simulate.ts';
import type { ProcessorSpec } from './simulated.ts';

// Goal: what a host takes first, where a timer and messages are due in one tick, is its own choice. [SYNC-33]
// Method: a listener whose patience ends at the very tick in which it hears a beat, now and then.

const beat = (step: TraceStep): boolean => step.kind === 'deliver' && step.part === 'listener';
const patience = (step: TraceStep): boolean => step.kind === 'timer' && step.part === 'listener';

/** In how many ticks the listener's patience ended before a beat, and after one. */
function ties(takesFirst?: ProcessorSpec['takesFirst']): { timerFirst: number; messageFirst: number } {
  const processors = { 'right card': takesFirst === undefined ? {} : { takesFirst } };
  const simulator = new Simulator(simulationOf(beacons(), { processors }), { ticks: 30 });
  const counted = { timerFirst: 0, messageFirst: 0 };
  for (let seed = 1; seed <= 40; seed++) {
    let tick: TraceStep[] = [];
    for (const step of simulator.run(simulator.planOf(seed)).steps) {
      if (step.kind === 'tick') tick = [];
      if (patience(step) && tick.some(beat)) counted.messageFirst++;
      if (beat(step) && tick.some(patience)) counted.timerFirst++;
      tick.push(step);
    }
  }
  return counted;
}

test('a host that takes messages first ends no timer before them, and one that takes timers first hears none before those', () => {
  expect(ties('messages').timerFirst).toBe(0);
  const { timerFirst, messageFirst } = ties('timers');
  expect(messageFirst).toBe(0);
  expect(timerFirst).toBeGreaterThan(0);
  expect(ties().timerFirst).toBeGreaterThan(0);
});
