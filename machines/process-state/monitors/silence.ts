import { assign, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { Heartbeat, Probe, ProbeReply, RegisterReply } from '../../../spec/process-state/messages.ts';
import { entryOf } from '../entry-data.ts';

type Event =
  | { type: 'send.RegisterReply'; to: string; message: RegisterReply }
  | { type: 'send.Probe'; to: string; message: Probe }
  | { type: 'deliver.Heartbeat'; message: Heartbeat }
  | { type: 'deliver.ProbeReply'; message: ProbeReply }
  | { type: 'timer.countPeriod'; instance: string };

/**
 * Counts, apart from the manager's own counter, how many count periods a name has been silent. It stops one beyond what
 * a correct manager reaches, so that its states stay few.
 */
export const silence = setup({
  types: {
    input: {} as { name: string; addresses: readonly string[]; limit: number },
    context: {} as {
      name: string;
      addresses: readonly string[];
      last: number;
      key: CommunicationKey | null;
      round: number;
      counts: number;
    },
    events: {} as Event,
  },
  guards: {
    ofThisName: ({ context, event }) => 'to' in event && context.addresses.includes(event.to),
    ofCurrentKey: ({ context, event }) =>
      (event.type === 'deliver.Heartbeat' ||
        (event.type === 'deliver.ProbeReply' && event.message.n === context.round)) &&
      context.key !== null &&
      sameKey(event.message.key, context.key),
    ofThisEntry: ({ context, event }) =>
      'instance' in event && event.instance === entryOf(context.name) && context.counts < context.last,
  },
  actions: {
    registered: assign(({ context, event }) =>
      event.type === 'send.RegisterReply' ? { key: event.message.key, counts: 0 } : context,
    ),
    probed: assign({ round: ({ context, event }) => (event.type === 'send.Probe' ? event.message.n : context.round) }),
    heard: assign({ counts: 0 }),
    count: assign({ counts: ({ context }) => context.counts + 1 }),
  },
}).createMachine({
  id: 'process-state/monitors/silence',
  description: 'Counts the periods for which a name has been silent.',
  context: ({ input: { name, addresses, limit } }) => ({
    name,
    addresses,
    last: limit + 2,
    key: null,
    round: 0,
    counts: 0,
  }),
  on: {
    'send.RegisterReply': { guard: 'ofThisName', actions: 'registered', description: 'A registration, or its repeat.' },
    'send.Probe': { guard: 'ofThisName', actions: 'probed', description: 'Only the answer to the last probe counts.' },
    'deliver.Heartbeat': { guard: 'ofCurrentKey', actions: 'heard', description: 'A heartbeat that counts.' },
    'deliver.ProbeReply': { guard: 'ofCurrentKey', actions: 'heard', description: 'An answer that counts.' },
    'timer.countPeriod': { guard: 'ofThisEntry', actions: 'count', description: 'One more period.' },
  },
});
