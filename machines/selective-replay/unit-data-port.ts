import type { AnyStateMachine } from 'xstate';
import type { ChannelStatesPort } from './channel-states-port.ts';
import { nothingKnown, type ControlUnitContext } from './control-unit-context.ts';
import { controlUnitOverflow } from './control-unit-overflow.ts';
import { mapped, queueActions, type QueueAction } from './control-unit-queue.ts';
import type { PendingQueuePort } from './pending-queue-port.ts';
import type { PendingQueue } from './pending-queue.ts';

/** Where a control unit keeps what grows with the traffic of its clients. */
export interface UnitDataPort {
  readonly queue: PendingQueuePort;
  readonly states: ChannelStatesPort;
}

/**
 * The chart of a control unit over a queue and states that are kept elsewhere: in its context stands what the queue says when it is
 * read, and no state. Each change is made in the place of its action, however the chart is run: by an actor or by `transition`.
 *
 * @throws if the machine lacks one of the actions of a control unit, and so is none.
 */
export function provideUnitData(machine: AnyStateMachine, { queue, states }: UnitDataPort): AnyStateMachine {
  const actions: Record<string, QueueAction> = {
    ...queueActions,
    forgetAll: (held, context) => {
      held.clear();
      context.states?.clear();
      return nothingKnown(context, null);
    },
  };
  const lacking = [...Object.keys(actions), 'keepStates'].filter((name) => !(name in machine.implementations.actions));
  if (lacking.length > 0)
    throw new Error(
      `The chart ${machine.id} has no ${lacking.join(', ')}, which every control unit has. Give provideUnitData the chart of a control unit.`,
    );
  const live: PendingQueue = {
    get updates() {
      return queue.pending.updates;
    },
    get acknowledgements() {
      return queue.pending.acknowledgements;
    },
  };
  return machine.provide({
    // How much is pending is known without looking at it.
    guards: { queueIsFull: ({ context }: { context: ControlUnitContext }) => queue.size >= context.queueCapacity },
    actions: {
      ...mapped(actions, (act) =>
        controlUnitOverflow.assign(({ context, event }) => ({ ...act(queue, context, event), queue: live })),
      ),
      keepStates: controlUnitOverflow.assign({ states }),
    },
  });
}
