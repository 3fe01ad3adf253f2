import { assign, setup } from 'xstate';
import { carrying } from '../../../spec/selective-replay/cookie-encoding.ts';
import type { UpdateToClient, UpdateToStandby } from '../../../spec/selective-replay/messages.ts';
import { sameId } from '../../../spec/selective-replay/operation-id.ts';
import { sameChannel } from '../../../spec/selective-replay/process-channel.ts';
import { sameValue } from '../../../spec/same-value.ts';
import type { Issue } from '../../../spec/selective-replay/view.ts';

interface Sent<Type extends string, Told> {
  type: Type;
  from: string;
  to: string;
  message: Told;
}

type Event = Sent<'send.UpdateToStandby', UpdateToStandby> | Sent<'send.UpdateToClient', UpdateToClient>;

/** Every op id that any unit has put on a channel, with what it said. */
export const issues = setup({
  types: { context: {} as { readonly issued: readonly Issue[] }, events: {} as Event },
  guards: {
    isNew: ({ context, event }) =>
      !context.issued.some((one) => isOf(one, event) && sameValue(one.body, event.message.body)),
    // The client is sent a part of what its standby was told.
    isUntold: ({ context, event }) => !context.issued.some((one) => isOf(one, event)),
  },
  actions: {
    note: assign(({ context, event: { from, message } }) => {
      const { pc, opUid, body, cookie } = message;
      return { issued: [...context.issued, { from, pc, opUid, body, ...carrying(cookie) }] };
    }),
  },
}).createMachine({
  id: 'selective-replay/monitors/issues',
  description: 'Every op id that was put on a channel.',
  context: { issued: [] },
  on: {
    'send.UpdateToStandby': { guard: 'isNew', actions: 'note', description: 'An op, as control units are told of it.' },
    'send.UpdateToClient': { guard: 'isUntold', actions: 'note', description: 'An op that no standby was told of.' },
  },
});

function isOf(one: Issue, { from, message }: Event): boolean {
  return one.from === from && sameChannel(one.pc, message.pc) && sameId(one.opUid, message.opUid);
}
