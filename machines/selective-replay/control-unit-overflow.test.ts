import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { ControlUnitEvent } from './control-unit-context.ts';
import { unitInput } from './control-unit-input.fixtures.ts';
import { controlUnit } from './control-unit.ts';

// Goal: what finds room in a full queue is kept with all that a takeover may ask of it. Method: the chart alone.

const pcOf = (slot: number) => ({ proc: 'routing', slot });
const input = unitInput(1, {
  clients: [0, 1].map((slot) => ({ pc: pcOf(slot), client: String(slot) })),
  cookieMode: 'sections8',
  channelKind: 'reliableFifo',
  replayUnit: 'sections',
  queueCapacity: 1,
});
const update = (slot: number, seq: number): ControlUnitEvent => ({
  type: 'UpdateToStandby',
  pc: pcOf(slot),
  opUid: { epoch: 2, seq },
  body: [{ section: 3, key: 'route', value: seq, audience: 'all' }],
  cookie: 8,
});

it('an update for which a channel gave way is held with its cookie, as any other [RPL-55][RPL-112]', () => {
  const [first] = initialTransition(controlUnit, input);
  const [held] = transition(controlUnit, first, update(0, 1));
  const [full] = transition(controlUnit, held, update(1, 2));
  expect(held.context.queue.updates).toMatchObject([{ pc: pcOf(0), cookie: 8 }]);
  expect(full.context.queue.updates).toMatchObject([{ pc: pcOf(1), opUid: { seq: 2 }, cookie: 8 }]);
  expect(full.context.channels['routing/0']?.lacksUpdates).toBe(true);
});
