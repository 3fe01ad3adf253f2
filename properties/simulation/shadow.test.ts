import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { InstanceStep, Reaction } from '../../impl/hosting/running-part.ts';
import { differenceOf } from './difference.ts';
import { reactionsDiffer, valuesDiffer } from './shadow.ts';

// Goal: whatever a hosted part does otherwise than its shadow is noticed, and named by part, instance, event and place.
// Method: two equal reactions, of which one is changed in one thing at a time.

const step: InstanceStep = {
  instance: 'entry',
  event: { type: 'Heartbeat', from: 'A' },
  accepted: true,
  emitted: [
    { type: 'Probe', to: 'A', n: 1 },
    { type: 'Probe', to: 'B', n: 2 },
  ],
  value: { alive: 'watched' },
  timers: [{ id: 'xstate.after.period.entry.alive', ticks: 2 }],
};
const reaction: Reaction = { outgoing: [], unexpected: undefined, ends: false, steps: [step] };

function changed(by: Partial<InstanceStep>): Reaction {
  return { ...reaction, steps: [{ ...step, ...by }] };
}

describe('reactions', () => {
  test('that are equal agree, whatever the order of keys', () => {
    const emitted = [
      { to: 'A', n: 1, type: 'Probe' },
      { n: 2, type: 'Probe', to: 'B' },
    ];
    expect(reactionsDiffer('manager', 'Heartbeat', changed({ emitted }), reaction)).toBeUndefined();
  });

  test.each([
    ['reception', { accepted: false }, false, true],
    ['messages.0.n', { emitted: [{ type: 'Probe', to: 'A', n: 9 }, ...step.emitted.slice(1)] }, 9, 1],
    ['messages.0.to', { emitted: step.emitted.toReversed() }, 'B', 'A'],
    ['messages.1', { emitted: step.emitted.slice(0, 1) }, undefined, step.emitted[1]],
    ['state.alive', { value: { alive: 'hearing' } }, 'hearing', 'watched'],
    ['timers.0.ticks', { timers: [{ id: 'xstate.after.period.entry.alive', ticks: 3 }] }, 3, 2],
    ['timers.0', { timers: [] }, undefined, step.timers[0]],
  ])('that differ in %s', (what, by, hosted, shadow) => {
    expect(reactionsDiffer('manager', 'Heartbeat', changed(by), reaction)).toEqual({
      part: 'manager',
      instance: 'entry',
      event: 'Heartbeat',
      what,
      hosted,
      shadow,
    });
  });

  test('of other instances, or to more or fewer events, differ in their steps', () => {
    for (const steps of [[], [{ ...step, instance: 'record' }], [{ ...step, event: { type: 'Probe' } }], [step, step]])
      expect(reactionsDiffer('manager', 'Heartbeat', { ...reaction, steps }, reaction)).toMatchObject({
        what: 'steps',
        part: 'manager',
      });
  });
});

describe('values', () => {
  test('that differ name the view or what survives, and the place in it', () => {
    expect(valuesDiffer('manager', 'tick', 'view', { entries: { A: 1 } }, { entries: { A: 2 } })).toMatchObject({
      what: 'view.entries.A',
      hosted: 1,
      shadow: 2,
    });
    expect(valuesDiffer('manager', 'its end', 'durable', 1, 2)).toMatchObject({ what: 'durable' });
    expect(valuesDiffer('manager', 'its end', 'durable', { a: [] }, { a: [] })).toBeUndefined();
  });

  propertyTest.prop([fc.jsonValue()])('are the same as themselves made anew', (value) => {
    expect(differenceOf(value, structuredClone(value))).toBeUndefined();
  });

  propertyTest.prop([fc.jsonValue(), fc.jsonValue()])('differ both ways or not at all', (one, other) => {
    const differs = JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other));
    expect([differenceOf(one, other) !== undefined, differenceOf(other, one) !== undefined]).toEqual([
      differs,
      differs,
    ]);
  });

  test('a list is no object, and a key too much is a difference', () => {
    expect(differenceOf([], {})).toEqual({ path: '', first: [], second: {} });
    expect(differenceOf({ a: 1 }, { a: 1, b: 2 })).toEqual({ path: 'b', first: undefined, second: 2 });
    expect(differenceOf({ a: 1 }, { a: 1, b: undefined })).toBeUndefined();
  });
});

/** JSON has no minus zero: what it writes as 0 is taken for what it is by nobody else. */
function sorted(value: unknown): unknown {
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
