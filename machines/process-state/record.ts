import { assign, enqueueActions, setup } from 'xstate';
import type {
  Heartbeat,
  LookupRequest,
  OsList,
  ProbeReply,
  ReRegisterDemand,
} from '../../spec/process-state/messages.ts';

type Event =
  { type: 'IssuePid'; entry: string } | ((Heartbeat | LookupRequest | ProbeReply | OsList) & { from: string });

type Emitted = ({ type: 'PidIssued'; pid: number } | { type: 'OsListQuery'; query: string } | ReRegisterDemand) & {
  to: string;
};

/** What the shared record of a manager begins with. */
export interface RecordInput {
  /** The manager's epoch: one more at each of its starts, or always the same where keys have none. PSM-KEY-16 */
  readonly epoch: number;
  /** The next process identifier, where the registry is durable and this is not its first start. PSM-REG-17 */
  readonly nextPid?: number;
  /** The operating system of the manager's processor, where what it runs is told of the new epoch. PSM-KEY-18 */
  readonly operatingSystem: string | null;
}

/** The query by which the record asks, at the manager's start, whom to tell of the new epoch. */
export const START_QUERY = 'start';

/** What all entries of a manager share: its epoch, and the next process identifier. */
export const record = setup({
  types: {
    input: {} as RecordInput,
    context: {} as Required<RecordInput>,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  actions: {
    askWhoRuns: enqueueActions(({ context, enqueue }) => {
      const { operatingSystem } = context;
      if (operatingSystem !== null) enqueue.emit({ type: 'OsListQuery', to: operatingSystem, query: START_QUERY });
    }),
    demandOfAllListed: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'OsList') return;
      for (const { address, token } of event.active) {
        enqueue.emit({ type: 'ReRegisterDemand', to: address, token, epoch: context.epoch, reason: 'epoch' });
      }
    }),
    demandOfFormer: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'IssuePid' || event.type === 'OsList') return;
      const key = event.type === 'LookupRequest' ? event.requester : event.key;
      enqueue.emit({ type: 'ReRegisterDemand', to: event.from, key, epoch: context.epoch, reason: 'epoch' });
    }),
    issue: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'IssuePid') enqueue.emit({ type: 'PidIssued', to: event.entry, pid: context.nextPid });
    }),
    countUp: assign({ nextPid: ({ context }) => context.nextPid + 1 }),
  },
}).createMachine({
  id: 'process-state/record',
  description:
    'What the entries of a manager share. It alone issues process identifiers, so that no two names get the same.',
  context: ({ input }) => ({ nextPid: 1, ...input }),
  initial: 'issuing',
  states: {
    issuing: {
      description: 'Answers within the step in which a name registers for the first time.',
      entry: 'askWhoRuns',
      on: {
        IssuePid: {
          actions: ['issue', 'countUp'],
          description: 'A fresh identifier, never issued before in this epoch.',
          meta: { clauses: ['PSM-KEY-2', 'PSM-REG-5'] },
        },
        OsList: {
          actions: 'demandOfAllListed',
          description: 'They may have keys of an earlier epoch, and send no heartbeats by which that would show.',
          meta: { clauses: ['PSM-KEY-18'] },
        },
        Heartbeat: formerEpoch('Under a key of an earlier epoch.'),
        ProbeReply: formerEpoch('Under a key of an earlier epoch, to a probe of that time.'),
        LookupRequest: formerEpoch('Under a key of an earlier epoch: nobody becomes interested.'),
      },
    },
  },
});

function formerEpoch(description: string): {
  actions: 'demandOfFormer';
  description: string;
  meta: { clauses: string[] };
} {
  return { actions: 'demandOfFormer', description, meta: { clauses: ['PSM-KEY-16', 'PSM-KEY-17'] } };
}
