import { assign, setup } from 'xstate';
import { sameKey } from '../../../spec/process-state/communication-key.ts';
import type { RegisterReply } from '../../../spec/process-state/messages.ts';
import type { Issue } from '../../../spec/process-state/view.ts';

/** Remembers every key that the manager has issued, with the instance that it was issued to. */
export const issuance = setup({
  types: {
    context: {} as { issued: readonly Issue[] },
    events: {} as { type: 'send.RegisterReply'; to: string; message: RegisterReply },
  },
  actions: {
    remember: assign({
      issued: ({ context, event }) => {
        const issue = { name: event.to, token: event.message.token, key: event.message.key };
        return context.issued.some((known) => isRepeat(known, issue)) ? context.issued : [...context.issued, issue];
      },
    }),
  },
}).createMachine({
  id: 'process-state/monitors/issuance',
  description: 'Remembers which key was issued to which instance.',
  context: { issued: [] },
  on: { 'send.RegisterReply': { actions: 'remember', description: 'A repeat of the same reply issues nothing.' } },
});

function isRepeat(a: Issue, b: Issue): boolean {
  return a.name === b.name && a.token === b.token && sameKey(a.key, b.key);
}
