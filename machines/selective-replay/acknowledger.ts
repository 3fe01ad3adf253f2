import { and, assign, enqueueActions, setup } from 'xstate';
import {
  carrying,
  decodedCookies,
  encodedCookie,
  type CookieMode,
} from '../../spec/selective-replay/cookie-encoding.ts';
import type { Cookie } from '../../spec/selective-replay/cookie.ts';
import type { Ack, AckDirect } from '../../spec/selective-replay/messages.ts';
import { isLater, latestOf, type OperationId, type Position } from '../../spec/selective-replay/operation-id.ts';
import type { ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import type { SettingView } from '../../spec/selective-replay/view.ts';
import { ownerOf } from './epochs.ts';

/** The client has processed an update, perhaps a second time. */
export interface Processed {
  type: 'Processed';
  opUid: OperationId;
  /** Which sections it has changed, where it came with that. RPL-56 */
  cookie?: Cookie;
}
/** The client has said otherwise how far it is, by an answer or by confirming a replay; or it has nothing any more. */
export interface Told {
  type: 'Told';
  opUid: Position;
}

/** Whom a client tells that it has processed updates, and how often. */
export interface AcknowledgerInput {
  readonly pc: ProcessChannel;
  /** The addresses of the control units, in the order of their identities. */
  readonly units: readonly string[];
  /** Whether it tells the sender of an update alone, or each unit that may stand by, too. RPL-46, RPL-47 */
  readonly ackPath: SettingView['ackPath'];
  /** Whether it acknowledges each update by itself, or several by the last of them. RPL-48 */
  readonly ackMode: SettingView['ackMode'];
  /** Ticks after which it acknowledges what was processed meanwhile. RPL-48 */
  readonly ackPeriod: number;
  /** How the cookies of several updates become one. RPL-56, RPL-59 */
  readonly cookieMode: CookieMode;
}

/** What it remembers of what was processed. */
export interface AcknowledgerContext extends AcknowledgerInput {
  readonly lastProcessed: Position;
  readonly lastAcknowledged: Position;
  /** Of all that it has processed and not acknowledged; null where one came without, or there is none. RPL-56 */
  readonly cookie: Cookie | null;
}

/** How a client acknowledges: each update as it is processed, or several when a period ends; to its primary, or to whoever stands by, too. */
export const acknowledger = setup({
  types: {
    input: {} as AcknowledgerInput,
    context: {} as AcknowledgerContext,
    events: {} as Processed | Told,
    emitted: {} as (Ack | AckDirect) & { to: string | readonly string[] },
  },
  delays: { ackPeriod: ({ context }) => context.ackPeriod },
  guards: {
    acknowledgesSeldom: ({ context }) => context.ackMode === 'cumulative',
    isAcknowledged: ({ context, event }) =>
      event.type === 'Processed' && !isLater(event.opUid, context.lastAcknowledged),
  },
  actions: {
    note: assign(({ context, event }) =>
      event.type === 'Processed' ? { lastProcessed: latestOf([context.lastProcessed, event.opUid]) } : {},
    ),
    noteCookie: assign(({ event }) => (event.type === 'Processed' ? { cookie: event.cookie ?? null } : {})),
    /** RPL-56 */
    addCookie: assign(({ context: { cookie, cookieMode }, event }) => {
      if (event.type !== 'Processed') return {};
      const sections = decodedCookies(cookieMode, [cookie ?? undefined, event.cookie]);
      return { cookie: sections === undefined ? null : (encodedCookie(cookieMode, sections) ?? null) };
    }),
    noteTold: assign(({ event }) =>
      event.type === 'Told' ? { lastProcessed: event.opUid, lastAcknowledged: event.opUid, cookie: null } : {},
    ),
    /** The update that has come, or at the end of a period the last one. RPL-32, RPL-48 */
    acknowledge: enqueueActions(({ context, event, enqueue }) => {
      const { pc, units, ackPath, lastProcessed, lastAcknowledged, cookie } = context;
      // The end of a period is an event of no type that is named here.
      const opUid = event.type === 'Processed' ? event.opUid : lastProcessed;
      if (opUid === null) return;
      const acknowledged = { pc, opUid, ack: true as const, ...carrying(cookie ?? undefined) };
      // Whoever reigns is known by the epoch; nobody tells a client who stands by.
      const primary = units[ownerOf(opUid.epoch, units.length)] ?? '';
      enqueue.emit({ type: 'Ack', to: primary, ...acknowledged });
      if (ackPath !== 'viaPrimary')
        enqueue.emit({ type: 'AckDirect', to: units.filter((unit) => unit !== primary), ...acknowledged });
      enqueue.assign({ lastAcknowledged: latestOf([lastAcknowledged, opUid]), cookie: null });
    }),
  },
}).createMachine({
  id: 'selective-replay/acknowledger',
  description: 'What a client says of the updates that it has processed.',
  context: ({ input }) => ({ ...input, lastProcessed: null, lastAcknowledged: null, cookie: null }),
  initial: 'settled',
  states: {
    settled: {
      description: 'All that was processed is acknowledged.',
      on: {
        Processed: [
          {
            guard: and(['acknowledgesSeldom', 'isAcknowledged']),
            description: 'A second copy, which the last acknowledgement stands for.',
            meta: { clauses: ['RPL-43', 'RPL-48'] },
          },
          {
            guard: 'acknowledgesSeldom',
            target: 'owing',
            actions: ['note', 'noteCookie'],
            description: 'A period begins, at whose end it is acknowledged.',
            meta: { clauses: ['RPL-48'] },
          },
          {
            actions: ['note', 'noteCookie', 'acknowledge'],
            description: '564: by itself, and a second copy once more.',
            meta: { clauses: ['RPL-32', 'RPL-43', 'RPL-44', 'RPL-46', 'RPL-47', 'RPL-56'] },
          },
        ],
        Told: {
          actions: 'noteTold',
          description: 'An answer, or the confirmation of a replay, or the loss of all.',
          meta: { clauses: ['RPL-74', 'RPL-86'] },
        },
      },
    },
    owing: {
      description: 'Something was processed that is not acknowledged yet.',
      after: {
        ackPeriod: {
          target: 'settled',
          actions: 'acknowledge',
          description: '564: the last that was processed, for all since the last acknowledgement.',
          meta: { clauses: ['RPL-32', 'RPL-44', 'RPL-46', 'RPL-47', 'RPL-48'] },
        },
      },
      on: {
        Processed: {
          actions: ['note', 'addCookie'],
          description: 'It is acknowledged with what came before it, and for the sections of all of it.',
          meta: { clauses: ['RPL-48', 'RPL-56'] },
        },
        Told: {
          target: 'settled',
          actions: 'noteTold',
          description: 'An answer says as much, acknowledged or not; or all of it is lost.',
          meta: { clauses: ['RPL-52', 'RPL-74'] },
        },
      },
    },
  },
});
