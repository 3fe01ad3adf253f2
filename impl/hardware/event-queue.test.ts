import { fc, test as propertyTest } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { EventQueue } from './event-queue.ts';

// Goal: events come by instant, then rank, then entry, whatever was entered and cancelled in between.
// Method: against a list that is sorted anew each time; refusals.

const entries = fc.array(
  fc.record({
    at: fc.nat({ max: 20 }),
    rank: fc.nat({ max: 2 }),
    isCancelled: fc.boolean(),
  }),
  { maxLength: 60 },
);

propertyTest.prop([entries])('come in order, and those that are cancelled never', (given) => {
  const queue = new EventQueue<number>();
  const appointments = given.map(({ at, rank }, number) => queue.enter(at, number, rank));
  given.forEach(({ isCancelled }, number) => {
    const appointment = appointments[number];
    if (isCancelled && appointment !== undefined) queue.cancel(appointment);
  });
  const expected = given
    .map((entry, number) => ({ ...entry, number }))
    .filter(({ isCancelled }) => !isCancelled)
    .sort((a, b) => a.at - b.at || a.rank - b.rank || a.number - b.number);
  expect(queue.size).toBe(expected.length);
  for (const { at, number } of expected) {
    expect(queue.next).toBe(at);
    expect(queue.take()).toBe(number);
    expect(queue.now).toBe(at);
  }
  expect(queue.take()).toBeUndefined();
  expect(queue.size).toBe(0);
});

propertyTest.prop([fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 40 })])(
  'what is entered while others are taken comes after now',
  (delays) => {
    const queue = new EventQueue<number>();
    const taken: number[] = [];
    queue.enter(0, 0);
    for (const delay of delays) {
      queue.enter(queue.now + delay, delay);
      queue.take();
      taken.push(queue.now);
    }
    expect(taken).toEqual(taken.toSorted((a, b) => a - b));
  },
);

test('an instant that is over, or is none, is refused', () => {
  const queue = new EventQueue<string>();
  queue.enter(5, 'five');
  queue.take();
  expect(() => queue.enter(4, 'four')).toThrow('An event at instant 4, while it is 5');
  expect(() => queue.enter(5.5, 'half')).toThrow('whole instant');
});

test('what is over cannot be cancelled any more, and nothing is cancelled twice', () => {
  const queue = new EventQueue<string>();
  const first = queue.enter(1, 'first');
  const second = queue.enter(2, 'second');
  queue.take();
  queue.cancel(first);
  expect(queue.size).toBe(1);
  queue.cancel(second);
  queue.cancel(second);
  expect(queue.size).toBe(0);
});
