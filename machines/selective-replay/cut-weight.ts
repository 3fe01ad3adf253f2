import type { AnyStateMachine } from 'xstate';
import type { ControlUnitContext } from './control-unit-context.ts';
import { controlUnitData } from './control-unit-data.ts';
import type { PendingQueue } from './pending-queue.ts';
import { inOrder, type UnitChannel } from './unit-channel.ts';

/** Weighs completeness against speed when a takeover decides, from 0 to 1, by what is pending and what the clients have answered. RPL-88 */
export type CutWeighing = (pending: PendingQueue, channels: readonly UnitChannel[]) => number;

/**
 * The chart of a control unit that computes the weight of its cut at the moment of failover, where the one of the catalogue has a
 * number from its configuration. RPL-88
 *
 * @throws if the machine weighs no cut, and so is no control unit
 */
export function provideCutWeight(machine: AnyStateMachine, weighing: CutWeighing): AnyStateMachine {
  if (!('weigh' in machine.implementations.actions))
    throw new Error(
      `The chart ${machine.id} weighs no cut, as every control unit does. Give provideCutWeight the chart of a control unit.`,
    );
  const weighed = ({ context: { queue, channels } }: { readonly context: ControlUnitContext }): number =>
    weighing(queue, inOrder(channels));
  return machine.provide({ actions: { weigh: controlUnitData.assign({ cutWeight: weighed }) } });
}
