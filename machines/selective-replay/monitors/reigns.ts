import { assign, setup } from 'xstate';
import type { Replay, UpdateToClient, UpdateToStandby } from '../../../spec/selective-replay/messages.ts';
import type { Reign } from '../../../spec/selective-replay/view.ts';

/** What it remembers. */
export interface ReignsContext {
  readonly reigns: readonly Reign[];
  /** Whether any client was sent a replay, under whichever of them. */
  readonly hasReplayed: boolean;
}

type Event =
  | { type: 'send.UpdateToStandby' | 'send.UpdateToClient'; from: string; message: UpdateToStandby | UpdateToClient }
  | { type: 'send.Replay'; from: string; message: Replay };

/** Every unit that has acted under an epoch, and whether any has replayed. */
export const reigns = setup({
  types: { context: {} as ReignsContext, events: {} as Event },
  guards: {
    isNew: ({ context, event }) =>
      !context.reigns.some(({ epoch, unit }) => epoch === epochOf(event) && unit === event.from),
  },
  actions: {
    note: assign(({ context, event }) => ({
      reigns: [...context.reigns, { epoch: epochOf(event), unit: event.from }],
    })),
    noteReplay: assign({ hasReplayed: true }),
  },
}).createMachine({
  id: 'selective-replay/monitors/reigns',
  description: 'Every unit that has acted under an epoch, and whether any has replayed.',
  context: { reigns: [], hasReplayed: false },
  on: {
    'send.UpdateToStandby': { guard: 'isNew', actions: 'note', description: 'It has made a change.' },
    'send.UpdateToClient': {
      guard: 'isNew',
      actions: 'note',
      description: 'It has made a change, and told no standby.',
    },
    'send.Replay': [
      { guard: 'isNew', actions: ['note', 'noteReplay'], description: 'It has set a client right.' },
      { actions: 'noteReplay', description: 'It has set a client right, and not only that.' },
    ],
  },
});

function epochOf({ message }: Event): number {
  return message.type === 'Replay' ? message.epoch : message.opUid.epoch;
}
