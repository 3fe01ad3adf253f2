import { expect, it } from 'vitest';
import { initialTransition, transition, type AnyEventObject } from 'xstate';
import { outlet, type OutletInput } from './outlet.ts';

// Goal: what a channel takes once it takes messages again. Method: the chart alone.

const pc = { proc: 'routing', slot: 0 };
const input: OutletInput = { pc, client: 'A', outCapacity: 2, cookieMode: 'none' };
const full = { type: 'ChannelFull' };
const writable = { type: 'ChannelWritable' };
const update = (seq: number, further: object = {}): AnyEventObject => ({
  type: 'UpdateToClient',
  pc,
  opUid: { epoch: 2, seq },
  body: [],
  ...further,
});
const query = (epoch: number): AnyEventObject => ({ type: 'AckQuery', pc, epoch, lastKnown: null });

/** What the last of these events makes an outlet send. */
function sentBy(settings: Partial<OutletInput>, ...events: readonly AnyEventObject[]): readonly object[] {
  let [state, actions] = initialTransition(outlet, { ...input, ...settings });
  for (const event of events) [state, actions] = transition(outlet, state, event as never);
  return actions.flatMap(({ type, params }: { readonly type: string; readonly params?: unknown }) =>
    type === 'xstate.emit' ? [(params as { event: object }).event] : [],
  );
}

it('sends all that waits in its order [RPL-110]', () => {
  expect(sentBy({}, full, update(1), update(2), writable)).toEqual([
    { ...update(1), to: 'A' },
    { ...update(2), to: 'A' },
  ]);
});

it('drops what waits for a client that is sent its whole state, owed or not [RPL-115]', () => {
  const whole = update(3, { full: true });
  expect(sentBy({}, full, update(1), update(2), whole, writable)).toEqual([{ ...whole, to: 'A' }]);
  expect(sentBy({ outCapacity: 1 }, full, update(1), update(2), whole, writable)).toEqual([{ ...whole, to: 'A' }]);
});

it('owes the sections of all that it drops, and of what comes after that [RPL-111]', () => {
  const of = (cookie: number, seq: number): AnyEventObject => update(seq, { cookie });
  expect(sentBy({ cookieMode: 'sections8', outCapacity: 1 }, full, of(1, 1), of(4, 2), of(8, 3), writable)).toEqual([
    { type: 'ReplayOwed', to: 'unit', pc, sections: 13 },
  ]);
});

it('owes everything where an update does not say what it changes [RPL-60][RPL-111]', () => {
  expect(sentBy({ outCapacity: 1 }, full, update(1), update(2), writable)).toEqual([
    { type: 'ReplayOwed', to: 'unit', pc, sections: 255 },
  ]);
});

it('keeps the last query alone, and sends it first [RPL-124]', () => {
  expect(sentBy({}, full, query(2), update(1), query(3), writable)).toEqual([
    { ...query(3), to: 'A' },
    { ...update(1), to: 'A' },
  ]);
});

it('sends nothing of what was dropped [RPL-80][RPL-114]', () => {
  expect(sentBy({}, full, update(1), query(2), { type: 'DropWaiting' }, writable)).toEqual([]);
});
