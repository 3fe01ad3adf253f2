import { assign, setup } from 'xstate';
import type { Replay, UpdateToClient, UpdateToStandby } from '../../../spec/selective-replay/messages.ts';
import type { Reign } from '../../../spec/selective-replay/view.ts';

type Event =
  | { type: 'send.UpdateToStandby' | 'send.UpdateToClient'; from: string; message: UpdateToStandby | UpdateToClient }
  | { type: 'send.Replay'; from: string; message: Replay };

/** Every unit that has acted under an epoch. */
export const reigns = setup({
  types: { context: {} as { readonly reigns: readonly Reign[] }, events: {} as Event },
  guards: {
    isNew: ({ context, event }) =>
      !context.reigns.some(({ epoch, unit }) => epoch === epochOf(event) && unit === event.from),
  },
  actions: {
    note: assign(({ context, event }) => ({
      reigns: [...context.reigns, { epoch: epochOf(event), unit: event.from }],
    })),
  },
}).createMachine({
  id: 'selective-replay/monitors/reigns',
  description: 'Every unit that has acted under an epoch.',
  context: { reigns: [] },
  on: {
    'send.UpdateToStandby': { guard: 'isNew', actions: 'note', description: 'It has made a change.' },
    'send.UpdateToClient': {
      guard: 'isNew',
      actions: 'note',
      description: 'It has made a change, and told no standby.',
    },
    'send.Replay': { guard: 'isNew', actions: 'note', description: 'It has set a client right.' },
  },
});

function epochOf({ message }: Event): number {
  return message.type === 'Replay' ? message.epoch : message.opUid.epoch;
}
