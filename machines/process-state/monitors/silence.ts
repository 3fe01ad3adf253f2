import { assign, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { Heartbeat, RegisterReply } from '../../../spec/process-state/messages.ts';
import { entryOf } from '../entry.ts';

type Event =
  | { type: 'send.RegisterReply'; to: string; message: RegisterReply }
  | { type: 'deliver.Heartbeat'; message: Heartbeat }
  | { type: 'timer.countPeriod'; instance: string };

/**
 * Counts, apart from the manager's own counter, how many count periods a name has been silent. It stops one beyond what
 * a correct manager reaches, so that its states stay few.
 */
export const silence = setup({
  types: {
    input: {} as { name: string; limit: number },
    context: {} as { name: string; last: number; key: CommunicationKey | null; counts: number },
    events: {} as Event,
  },
  guards: {
    ofThisName: ({ context, event }) => 'to' in event && event.to === context.name,
    ofCurrentKey: ({ context, event }) =>
      event.type === 'deliver.Heartbeat' && context.key !== null && sameKey(event.message.key, context.key),
    ofThisEntry: ({ context, event }) =>
      'instance' in event && event.instance === entryOf(context.name) && context.counts < context.last,
  },
  actions: {
    registered: assign(({ context, event }) =>
      event.type === 'send.RegisterReply' ? { key: event.message.key, counts: 0 } : context,
    ),
    heard: assign({ counts: 0 }),
    count: assign({ counts: ({ context }) => context.counts + 1 }),
  },
}).createMachine({
  id: 'process-state/monitors/silence',
  description: 'Counts the periods for which a name has been silent.',
  context: ({ input }) => ({ name: input.name, last: input.limit + 2, key: null, counts: 0 }),
  on: {
    'send.RegisterReply': { guard: 'ofThisName', actions: 'registered', description: 'A registration, or its repeat.' },
    'deliver.Heartbeat': { guard: 'ofCurrentKey', actions: 'heard', description: 'A heartbeat that counts.' },
    'timer.countPeriod': { guard: 'ofThisEntry', actions: 'count', description: 'One more period.' },
  },
});
