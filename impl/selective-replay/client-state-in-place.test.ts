import { createMachine } from 'xstate';
import { expect, test } from 'vitest';
import { provideClientState } from '../../machines/selective-replay/client-state-port.ts';
import { emptySections } from '../../spec/selective-replay/sections.ts';
import { ClientStateInPlace } from './client-state-in-place.ts';

// Goal: the state in place is what the chart of a client writes. That it is what the chart has on plain values, the paths and
// the simulations show.

const id = { epoch: 2, seq: 1 };
const put = (key: string) => ({ section: 0, key, value: 1, audience: 'all' as const });
const item = { value: 1, audience: 'all' };

test('shows the same values until something is done to it', () => {
  const state = new ClientStateInPlace();
  const before = state.whole;
  expect([state.whole, before]).toEqual([emptySections, emptySections]);
  expect(state.whole).toBe(before);
  state.apply(id, [put('a')], false);
  expect(state.whole[0]).toEqual({ a: item });
  expect(before).toEqual(emptySections);
});

test('an update that carries the whole state leaves nothing of what was there [RPL-54]', () => {
  const state = new ClientStateInPlace();
  state.apply(id, [put('a')], false);
  state.apply(id, [put('b')], true);
  expect(state.whole[0]).toEqual({ b: item });
});

test('a replay leaves nothing of the sections that it names, and the others alone [RPL-85]', () => {
  const state = new ClientStateInPlace();
  state.apply(id, [put('a'), { ...put('c'), section: 3 }], false);
  state.overwrite(id, [{ index: 0, content: {} }]);
  expect([state.whole[0], state.whole[3]]).toEqual([{}, { c: item }]);
  expect(state.changedBy).toEqual([id, null, null, id, null, null, null, null]);
});

test('all of it goes where the client loses it [RPL-52]', () => {
  const state = new ClientStateInPlace();
  state.apply(id, [put('a')], false);
  state.clear();
  expect(state.whole).toEqual(emptySections);
});

test('a chart that is no client is refused', () => {
  expect(() => provideClientState(createMachine({ id: 'other' }), new ClientStateInPlace())).toThrow(
    'The chart other has no apply, overwrite, loseState, which every client has. Give provideClientState the chart of a client.',
  );
});
