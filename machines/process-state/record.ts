import { and, assign, enqueueActions, setup } from 'xstate';
import type { DemandedView } from '../../spec/process-state/view.ts';
import type {
  Heartbeat,
  LookupRequest,
  OsList,
  ProbeReply,
  RegisterRequest,
  ReRegisterDemand,
} from '../../spec/process-state/messages.ts';

type Event =
  | { type: 'IssuePid'; entry: string }
  | ((Heartbeat | LookupRequest | ProbeReply | OsList | RegisterRequest) & { from: string });

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
  /** Ticks until they are told again, since the first demand may be lost; null where it cannot be. Default: null. PSM-KEY-18, PSM-NTF-10 */
  readonly demandRetry?: number | null;
}

/** What the entries of a manager share, and whom it still has to tell of its epoch. */
export interface RecordContext extends Required<RecordInput> {
  /** Who runs under a start stamp that was listed at the manager's start: before the first list, and where nobody is told again, nobody. */
  readonly demanded: readonly DemandedView[];
}

/** The query by which the record asks, at the manager's start, whom to tell of the new epoch. */
export const START_QUERY = 'start';

/** Whether a request is of an instance that ran before the manager and has not heard, as far as is known, that it must register anew. */
export function isDemanded({ demanded }: Pick<RecordContext, 'demanded'>, from: string, token: unknown): boolean {
  return demanded.some((told) => told.address === from && told.token === token);
}

/** What all entries of a manager share: its epoch, and the next process identifier. */
export const record = setup({
  types: {
    input: {} as RecordInput,
    context: {} as RecordContext,
    events: {} as Event,
    emitted: {} as Emitted,
  },
  delays: {
    // Read only where a state waits for it, and none does where nothing is said again.
    demandRetry: ({ context }) => context.demandRetry ?? 0,
  },
  guards: {
    saysAgain: ({ context }) => context.demandRetry !== null,
    someRun: ({ event }) => event.type === 'OsList' && event.active.length > 0,
    someStillRun: ({ context, event }) => event.type === 'OsList' && stillRunning(context, event).length > 0,
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
    noteListed: assign(({ event }) =>
      event.type === 'OsList' ? { demanded: event.active.map(({ address, token }) => ({ address, token })) } : {},
    ),
    forgetGone: assign(({ context, event }) =>
      event.type === 'OsList' ? { demanded: stillRunning(context, event) } : {},
    ),
    demandOfDemanded: enqueueActions(({ context, enqueue }) => {
      for (const { address, token } of context.demanded)
        enqueue.emit({ type: 'ReRegisterDemand', to: address, token, epoch: context.epoch, reason: 'epoch' });
    }),
    demandOfStamp: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'RegisterRequest') return;
      const { from, token } = event;
      enqueue.emit({ type: 'ReRegisterDemand', to: from, token, epoch: context.epoch, reason: 'epoch' });
    }),
    demandOfFormer: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'IssuePid' || event.type === 'OsList' || event.type === 'RegisterRequest') return;
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
  context: ({ input }) => ({ nextPid: 1, demandRetry: null, ...input, demanded: [] }),
  initial: 'issuing',
  states: {
    issuing: {
      description: 'Answers within the step in which a name registers for the first time.',
      entry: 'askWhoRuns',
      initial: 'starting',
      states: {
        starting: {
          description: 'Nobody has been told of the new epoch yet.',
          on: {
            OsList: [
              {
                guard: and(['saysAgain', 'someRun']),
                target: 'demanding',
                actions: ['noteListed', 'demandOfDemanded'],
                description:
                  'They may have keys of an earlier epoch, and send no heartbeats by which that would show; what they are told may be lost.',
                meta: { clauses: ['PSM-KEY-18', 'PSM-NTF-10'] },
              },
              {
                target: 'demanded',
                actions: 'demandOfAllListed',
                description: 'They may have keys of an earlier epoch, and send no heartbeats by which that would show.',
                meta: { clauses: ['PSM-KEY-18'] },
              },
            ],
          },
        },
        demanding: {
          description:
            'Some may not have heard yet. Who has heard draws a fresh start stamp, and its operating system knows that.',
          after: {
            demandRetry: {
              target: 'asking',
              actions: 'askWhoRuns',
              description: 'Who still runs under the stamp of that time?',
              meta: { clauses: ['PSM-KEY-18', 'PSM-NTF-10'] },
            },
          },
        },
        asking: {
          description: 'Waits for the list; beside the operating system it comes within the step.',
          on: {
            OsList: [
              {
                guard: 'someStillRun',
                target: 'demanding',
                actions: ['forgetGone', 'demandOfDemanded'],
                description: 'They have not heard, as far as can be known: once more.',
                meta: { clauses: ['PSM-KEY-18', 'PSM-NTF-10'] },
              },
              {
                target: 'demanded',
                actions: 'forgetGone',
                description: 'All have heard, or ended.',
                meta: { clauses: ['PSM-KEY-18'] },
              },
            ],
          },
        },
        demanded: { description: 'Nobody is left who runs since before the manager and may not have heard.' },
      },
      on: {
        IssuePid: {
          actions: ['issue', 'countUp'],
          description: 'A fresh identifier, never issued before in this epoch.',
          meta: { clauses: ['PSM-KEY-2', 'PSM-REG-5'] },
        },
        RegisterRequest: {
          actions: 'demandOfStamp',
          description:
            'Under a start stamp from before the manager: granted, its sender might hold a key that it knows nothing of.',
          meta: { clauses: ['PSM-KEY-17', 'PSM-KEY-18'] },
        },
        Heartbeat: formerEpoch('Under a key of an earlier epoch.'),
        ProbeReply: formerEpoch('Under a key of an earlier epoch, to a probe of that time.'),
        LookupRequest: formerEpoch('Under a key of an earlier epoch: nobody becomes interested.'),
      },
    },
  },
});

/** Whom of those who were told the operating system still lists under the same stamp. */
function stillRunning({ demanded }: RecordContext, { active }: OsList): readonly DemandedView[] {
  return demanded.filter((told) =>
    active.some(({ address, token }) => address === told.address && token === told.token),
  );
}

function formerEpoch(description: string): {
  actions: 'demandOfFormer';
  description: string;
  meta: { clauses: string[] };
} {
  return { actions: 'demandOfFormer', description, meta: { clauses: ['PSM-KEY-16', 'PSM-KEY-17'] } };
}
