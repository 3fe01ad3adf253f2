import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { ControlUnitEvent } from './control-unit-context.ts';
import { unitInput } from './control-unit-input.fixtures.ts';
import { controlUnit } from './control-unit.ts';

// Goal: a standby asks for what it has missed, once that is sure, and asks only the one that it follows. Method: the chart alone.

const pc = { proc: 'routing', slot: 0 };
const numbered = (seq: number) => ({ chanSeq: { epoch: 3, seq } });
const update = (seq: number): ControlUnitEvent => ({
  type: 'UpdateToStandby',
  ...{ pc, opUid: { epoch: 3, seq }, body: [], ...numbered(seq) },
});
const beat = (seq: number): ControlUnitEvent => ({ type: 'UnitHeartbeat', unit: 0, epoch: 3, ...numbered(seq) });
const ofNextReign: ControlUnitEvent = {
  type: 'UnitHeartbeat',
  ...{ unit: 1, epoch: 4, chanSeq: { epoch: 4, seq: 0 } },
};

/** A second standby of the first reign of three units, which is 3, after these, and whom it asks for a snapshot. */
function after(...events: readonly ControlUnitEvent[]) {
  const input = unitInput(2, { units: ['U0', 'U1', 'U2'], channelKind: 'lossy', hasHeartbeat: true });
  let [state] = initialTransition(controlUnit, input);
  const asked = events.map((event) => {
    const [next, actions] = transition(controlUnit, state, event);
    state = next;
    const said = actions.map(({ params }) => (params as { event?: { type: string; to?: unknown } } | undefined)?.event);
    return said.flatMap((one) => (one?.type === 'SnapshotRequest' ? [one.to] : []));
  });
  return { state, asked };
}

it('what does not come from one heartbeat to the next is asked for, once [RPL-53][RPL-112]', () => {
  expect(after(update(1), beat(2), beat(2), beat(2)).asked).toEqual([[], [], ['U0'], []]);
});

it('a first heartbeat is not enough, nor one of a reign that has said nothing [RPL-53]', () => {
  expect(after(update(1), beat(2), update(2), beat(2)).asked.flat()).toEqual([]);
  expect(after(beat(0), beat(0), beat(0)).asked.flat()).toEqual([]);
});

it('what is late and goes on coming is not asked for [RPL-53]', () => {
  const { asked } = after(beat(3), update(1), beat(5), update(2), beat(7), update(3), beat(7));
  expect(asked.flat()).toEqual([]);
});

it('the heartbeat of a later reign is yielded to, whatever is missing, and nothing is dropped [RPL-106][RPL-109]', () => {
  const { state, asked } = after(update(1), beat(2), ofNextReign);
  expect([state.matches({ standby: 'yielding' }), asked.flat()]).toEqual([true, []]);
  expect(state.context.queue.updates).toHaveLength(1);
});
