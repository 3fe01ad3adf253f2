import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { ControlUnitEvent } from './control-unit-context.ts';
import { unitInput } from './control-unit-input.fixtures.ts';
import { controlUnit } from './control-unit.ts';

// Goal: what a primary has said of a client that is gone counts in its own reign alone. Method: the chart alone.

const pc = { proc: 'routing', slot: 0 };
const opUid = { epoch: 2, seq: 1 };
const update: ControlUnitEvent = {
  type: 'UpdateToStandby',
  ...{ pc, opUid, body: [{ section: 0, key: 'route', value: 'a', audience: 'all' }] },
};
const closed: ControlUnitEvent = { type: 'ChannelClosed', pc, epoch: 2, upTo: opUid };

/** A standby of the first reign, after these. */
function after(...events: readonly ControlUnitEvent[]) {
  const [first] = initialTransition(controlUnit, unitInput(1));
  return events.reduce((sofar, event) => transition(controlUnit, sofar, event)[0], first).context;
}

it('a standby applies what a closed channel has pending [RPL-114]', () => {
  const { queue, channels } = after(update, closed);
  expect([queue.updates, channels['routing/0']?.lastApplied]).toEqual([[], opUid]);
});

it('one that has yielded to a later reign does not, when that comes late [RPL-109]', () => {
  const { queue, channels } = after(update, { type: 'StepDown', epoch: 4 }, closed);
  expect(queue.updates).toMatchObject([{ opUid }]);
  expect(channels['routing/0']?.lastApplied).toBeNull();
});
