import { assign, enqueueActions, setup } from 'xstate';
import { sameKey, type CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type {
  Acknowledgement,
  BirthNotification,
  DeathNotification,
  LookupReply,
} from '../../spec/process-state/messages.ts';

/** What is said to an interested process: unasked, or as an answer. */
export type Notice = BirthNotification | DeathNotification | LookupReply;

/** Whom the notices are for, and how long one that is not acknowledged waits. */
export interface NoticeInput {
  /** The interested process that it is said to. */
  readonly process: string;
  /** Ticks until what is not acknowledged is said again. */
  readonly noticeRetry: number;
}

/** What one process was last told about one name. */
export interface NoticeContext extends NoticeInput {
  /** Null once it is acknowledged, or its addressee gone. */
  readonly held: Notice | null;
}

/** The address, inside the manager, of what a process was last told about a name. */
export function noticeOf(name: string, process: string): string {
  return `notice/${name}/${process}`;
}

const firstSaid = {
  target: 'unacknowledged',
  actions: ['hold', 'say'] as const,
  description: 'Said at once, and kept until it is acknowledged.',
  meta: { clauses: ['PSM-NTF-10'] },
};

const saidInstead = {
  target: 'unacknowledged',
  reenter: true,
  actions: ['hold', 'say'] as const,
  description: 'It says all that the one before it did, and more: that one need not be repeated.',
  meta: { clauses: ['PSM-NTF-10', 'PSM-NTF-9', 'PSM-NTF-11'] },
};

/**
 * What one process was last told about one name, over a channel that may lose it. The last word is enough: a birth implies
 * the death before it, so at most one notice waits for each name and process, however many are lost.
 */
export const notice = setup({
  types: {
    input: {} as NoticeInput,
    context: {} as NoticeContext,
    events: {} as Notice | Acknowledgement | { type: 'RequesterGone'; key: CommunicationKey },
    emitted: {} as Notice & { to: string },
  },
  delays: {
    noticeRetry: ({ context }) => context.noticeRetry,
  },
  guards: {
    ofHeld: ({ context: { held }, event }) =>
      event.type === 'Acknowledgement' &&
      held !== null &&
      sameKey(event.requester, held.requester) &&
      sameKey(event.key, held.key) &&
      event.ended === (held.type === 'DeathNotification'),
  },
  actions: {
    hold: assign(({ event }) =>
      event.type === 'Acknowledgement' || event.type === 'RequesterGone' ? {} : { held: event },
    ),
    say: enqueueActions(({ context: { held, process }, enqueue }) => {
      if (held !== null) enqueue.emit({ ...held, to: process });
    }),
    forget: assign({ held: null }),
  },
}).createMachine({
  id: 'process-state/notice',
  description: 'What an interested process was last told about a name, until it says that it has heard.',
  context: ({ input }) => ({ ...input, held: null }),
  initial: 'quiet',
  states: {
    quiet: {
      description: 'It has heard all that it was told, or nobody is there to hear.',
      on: {
        BirthNotification: firstSaid,
        DeathNotification: firstSaid,
        LookupReply: firstSaid,
        Acknowledgement: {
          description: 'Of a repeat: it was acknowledged already, or given up.',
          meta: { clauses: ['PSM-NTF-10'] },
        },
        RequesterGone: {
          description: 'It had heard all.',
          meta: { clauses: ['PSM-NTF-10', 'PSM-LKP-14'] },
        },
      },
    },
    unacknowledged: {
      description: 'Said, perhaps more than once, and not known to be heard.',
      after: {
        noticeRetry: {
          target: 'unacknowledged',
          reenter: true,
          actions: 'say',
          description: 'It or its acknowledgement may be lost: once more.',
          meta: { clauses: ['PSM-NTF-10'] },
        },
      },
      on: {
        BirthNotification: saidInstead,
        DeathNotification: saidInstead,
        LookupReply: saidInstead,
        Acknowledgement: [
          {
            guard: 'ofHeld',
            target: 'quiet',
            actions: 'forget',
            description: 'That instance has heard this very word.',
            meta: { clauses: ['PSM-NTF-10'] },
          },
          {
            description: 'Of what was said before: the last word is still unheard.',
            meta: { clauses: ['PSM-NTF-10', 'PSM-NTF-8'] },
          },
        ],
        RequesterGone: {
          target: 'quiet',
          actions: 'forget',
          description: 'Its addressee is dead or superseded, and its successor looks up anew.',
          meta: { clauses: ['PSM-NTF-10', 'PSM-NTF-8', 'PSM-LKP-14'] },
        },
      },
    },
  },
});
