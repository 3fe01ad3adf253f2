import { assign, emit, enqueueActions, setup } from 'xstate';
import { carrying } from '../../spec/selective-replay/cookie-encoding.ts';
import type { Cookie } from '../../spec/selective-replay/cookie.ts';
import type { AckQuery, AckQueryReply, ReplayAck } from '../../spec/selective-replay/messages.ts';
import { isLater, type Position, type Reached } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { UNIT } from './control-unit-addresses.ts';

/** The unit wants to know what the client has processed. */
export interface AskClient {
  type: 'AskClient';
  epoch: number;
  lastKnown: Position;
}
/** The client is there again, and is owed everything. */
export interface SeekClient {
  type: 'SeekClient';
  epoch: number;
}
/** The unit has sent the client a replay. */
export interface AwaitReplay {
  type: 'AwaitReplay';
  epoch: number;
  /** What the client confirms at least, once it has all of it. */
  upTo: Reached;
}
/** The unit has lost its role: whatever was asked does not matter any more. */
export interface ForgetClient {
  type: 'ForgetClient';
}

/** The client was heard too late: it stays silent, and is asked again. */
export interface LeaveSilent {
  type: 'LeaveSilent';
}

/** The client has answered. */
export interface Probed {
  type: 'Probed';
  pc: ProcessChannel;
  opUid: Position;
  incarnation: number;
  cookie?: Cookie;
}
/** The client does not answer, or does not confirm its replay. */
export interface FellSilent {
  type: 'FellSilent';
  pc: ProcessChannel;
}
/** The replay must be sent once more. */
export interface ReplayDue {
  type: 'ReplayDue';
  pc: ProcessChannel;
}
/** The client has what was replayed. */
export interface Replayed {
  type: 'Replayed';
  pc: ProcessChannel;
  replayUid: ReplayAck['replayUid'];
  incarnation: number;
}

/** What a probe tells its unit. */
export type ProbeNotice = Probed | FellSilent | ReplayDue | Replayed;

/** Whom a probe asks, and how patiently; delays are in ticks. */
export interface ProbeInput {
  readonly pc: ProcessChannel;
  readonly client: string;
  readonly queryTimeout: number;
  readonly queryRetries: number;
  readonly silentRetry: number;
}

interface ProbeContext extends ProbeInput {
  readonly epoch: number;
  readonly lastKnown: Position;
  /** What it has once a replay is complete; null where none is sent. */
  readonly awaited: Position;
  /** How often the client was asked, or replayed to, again. */
  readonly retries: number;
}

const late = {
  description: 'Late: an answer to what was asked twice, or in a reign that is over.',
  meta: { clauses: ['RPL-67', 'RPL-75'] },
};
const lateReplay = {
  description: 'Late: a replay that was sent twice, or in a reign that is over.',
  meta: { clauses: ['RPL-67', 'RPL-85'] },
};
const forgotten = {
  target: 'idle',
  description: 'The unit is responsible no more.',
  meta: { clauses: ['RPL-109'] },
};

/** The client of one channel, as the unit asks what it has processed and sets it right: steps 604 to 607, 609 and 610. */
export const probe = setup({
  types: {
    input: {} as ProbeInput,
    context: {} as ProbeContext,
    events: {} as AskClient | SeekClient | AwaitReplay | LeaveSilent | ForgetClient | AckQueryReply | ReplayAck,
    emitted: {} as (AckQuery | ProbeNotice) & { to: string },
  },
  delays: {
    queryTimeout: ({ context }) => context.queryTimeout,
    silentRetry: ({ context }) => context.silentRetry,
  },
  guards: {
    mayRetry: ({ context }) => context.retries < context.queryRetries,
    answersThis: ({ context, event }) => event.type === 'AckQueryReply' && event.epoch === context.epoch,
    confirmsThis: ({ context, event }) => event.type === 'ReplayAck' && !isLater(context.awaited, event.replayUid),
  },
  actions: {
    takeQuery: assign(({ event }) =>
      event.type === 'AskClient' ? { epoch: event.epoch, lastKnown: event.lastKnown, retries: 0 } : {},
    ),
    takeEpoch: assign(({ event }) => (event.type === 'SeekClient' ? { epoch: event.epoch } : {})),
    countRetry: assign({ retries: ({ context }) => context.retries + 1 }),
    beginReplay: assign(({ event }) =>
      event.type === 'AwaitReplay' ? { awaited: event.upTo, epoch: event.epoch, retries: 0 } : {},
    ),
    endReplay: assign({ awaited: null }),
    /** It is owed everything, so that there is nothing that it need not answer with. RPL-80 */
    knowNothing: assign({ lastKnown: null, awaited: null }),
    ask: emit(({ context: { pc, client, epoch, lastKnown } }) => ({
      type: 'AckQuery' as const,
      to: client,
      pc,
      epoch,
      lastKnown,
    })),
    tellAnswer: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'AckQueryReply') return;
      const { pc, opUid, incarnation, cookie } = event;
      enqueue.emit({ type: 'Probed', to: UNIT, pc, opUid, incarnation, ...carrying(cookie) });
    }),
    tellReplayed: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'ReplayAck') return;
      const { pc, replayUid, incarnation } = event;
      enqueue.emit({ type: 'Replayed', to: UNIT, pc, replayUid, incarnation });
    }),
    tellSilence: enqueueActions(({ context: { pc }, enqueue }) => {
      enqueue.emit({ type: 'FellSilent', to: UNIT, pc });
    }),
    tellReplayDue: enqueueActions(({ context: { pc }, enqueue }) => {
      enqueue.emit({ type: 'ReplayDue', to: UNIT, pc });
    }),
  },
}).createMachine({
  id: 'selective-replay/probe',
  description: 'What a control unit finds out about one client, and how it sets that client right.',
  context: ({ input }) => ({ ...input, epoch: 0, lastKnown: null, awaited: null, retries: 0 }),
  on: {
    AskClient: {
      target: '.asked',
      actions: ['takeQuery', 'ask'],
      description: 'A takeover begins, or begins anew: one query, however much of the client is pending.',
      meta: { clauses: ['RPL-72', 'RPL-91', 'RPL-98'] },
    },
  },
  initial: 'idle',
  states: {
    idle: {
      description: 'Nobody asks: the unit stands by, or the client was found in step.',
      on: {
        SeekClient: {
          target: 'silent',
          actions: ['takeEpoch', 'knowNothing', 'ask'],
          description: 'Its card is in again: it is asked until it is heard.',
          meta: { clauses: ['RPL-115', 'RPL-124'] },
        },
        AwaitReplay: {
          target: 'replaying',
          actions: 'beginReplay',
          description: 'It was slow, and was sent the state of what could not wait for it.',
          meta: { clauses: ['RPL-86', 'RPL-111'] },
        },
        AckQueryReply: late,
        ReplayAck: lateReplay,
        ForgetClient: { description: 'It never asked.', meta: { clauses: ['RPL-109'] } },
      },
    },
    asked: {
      description: 'The client is asked what it has processed last.',
      after: {
        queryTimeout: [
          {
            guard: 'mayRetry',
            target: 'asked',
            reenter: true,
            actions: ['countRetry', 'ask'],
            description: 'No answer: once more.',
            meta: { clauses: ['RPL-78'] },
          },
          {
            target: 'silent',
            actions: ['knowNothing', 'tellSilence'],
            description: 'No answer, for as often as it was asked.',
            meta: { clauses: ['RPL-78'] },
          },
        ],
      },
      on: {
        AckQueryReply: [
          {
            guard: 'answersThis',
            target: 'answered',
            actions: 'tellAnswer',
            description: 'It says what it has processed last.',
            meta: { clauses: ['RPL-74', 'RPL-75'] },
          },
          late,
        ],
        ReplayAck: lateReplay,
        ForgetClient: forgotten,
      },
    },
    answered: {
      description: 'It has answered, or has what it was sent: it is in step, or will be told what it lacks.',
      on: {
        AwaitReplay: {
          target: 'replaying',
          actions: 'beginReplay',
          description: 'It differs, and was sent what it must have.',
          meta: { clauses: ['RPL-83'] },
        },
        LeaveSilent: {
          target: 'silent',
          description: 'It was silent until now, and others are being set right: it is asked again.',
          meta: { clauses: ['RPL-124', 'L-RPL-3'] },
        },
        AckQueryReply: late,
        ReplayAck: lateReplay,
        ForgetClient: forgotten,
      },
    },
    replaying: {
      description: 'It was sent what it must have.',
      after: {
        queryTimeout: [
          {
            guard: 'mayRetry',
            target: 'replaying',
            reenter: true,
            actions: ['countRetry', 'tellReplayDue'],
            description: 'Not confirmed: once more, which is harmless.',
            meta: { clauses: ['RPL-85', 'RPL-86'] },
          },
          {
            target: 'silent',
            actions: ['knowNothing', 'tellSilence'],
            description: 'Not confirmed, for as often as it was sent.',
            meta: { clauses: ['RPL-78', 'RPL-86'] },
          },
        ],
      },
      on: {
        ReplayAck: [
          {
            guard: 'confirmsThis',
            target: 'answered',
            actions: ['endReplay', 'tellReplayed'],
            description: 'It has what it was sent.',
            meta: { clauses: ['RPL-86', 'RPL-99'] },
          },
          {
            description: 'Of several messages it has the first, or of a replay in a reign that is over.',
            meta: { clauses: ['RPL-67', 'RPL-86'] },
          },
        ],
        AwaitReplay: {
          target: 'replaying',
          reenter: true,
          actions: 'beginReplay',
          description: 'It was slow meanwhile, and was sent a later one: that is awaited, and settles both.',
          meta: { clauses: ['RPL-86', 'RPL-111'] },
        },
        AckQueryReply: late,
        ForgetClient: { ...forgotten, actions: 'endReplay' },
      },
    },
    silent: {
      description: 'Nothing is heard of it: it is owed its whole state.',
      after: {
        silentRetry: {
          target: 'silent',
          reenter: true,
          actions: 'ask',
          description: 'It may be back, and would not speak first.',
          meta: { clauses: ['RPL-124'] },
        },
      },
      on: {
        AckQueryReply: [
          {
            guard: 'answersThis',
            target: 'answered',
            actions: 'tellAnswer',
            description: 'It is heard again.',
            meta: { clauses: ['RPL-80', 'RPL-99'] },
          },
          late,
        ],
        ReplayAck: {
          description: 'Too late to know what it lacks by now: it is asked again, and sent all of it.',
          meta: { clauses: ['RPL-80', 'RPL-124'] },
        },
        ForgetClient: forgotten,
      },
    },
  },
});
