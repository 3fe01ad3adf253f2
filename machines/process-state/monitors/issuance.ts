import { assign, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { RegisterReply } from '../../../spec/process-state/messages.ts';

/** A key, and the instance that it was issued to: where that is reached, and its token. */
interface Issued {
  readonly address: string;
  readonly token: number;
  readonly key: CommunicationKey;
}

/** Remembers every key that the manager has issued, with the instance that it was issued to. */
export const issuance = setup({
  types: {
    context: {} as { issued: readonly Issued[] },
    events: {} as { type: 'send.RegisterReply'; to: string; message: RegisterReply },
  },
  actions: {
    remember: assign({
      issued: ({ context, event }) => {
        const issue = { address: event.to, token: event.message.token, key: event.message.key };
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

function isRepeat(a: Issued, b: Issued): boolean {
  return a.address === b.address && a.token === b.token && sameKey(a.key, b.key);
}
