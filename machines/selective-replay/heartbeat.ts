import { assign, enqueueActions, setup } from 'xstate';
import type { FailoverEvent, UnitHeartbeat } from '../../spec/selective-replay/messages.ts';
import type { Reached } from '../../spec/selective-replay/operation-id.ts';
import { UNIT } from './control-unit-addresses.ts';

/** The unit holds itself responsible, under this epoch. */
export interface Responsible {
  type: 'Responsible';
  epoch: number;
  /** How far it has counted what it tells its standbys; there where messages are numbered. RPL-53 */
  chanSeq?: Reached;
}
/** The unit has told its standbys something, and counted it. RPL-53 */
export interface Counted {
  type: 'Counted';
  chanSeq: Reached;
}
/** The unit stands by, and counts on another one: on whoever it follows, or on who must take over before it. */
export interface CountingOn {
  type: 'CountingOn';
  unit: number;
}
/** The one that it counts on was heard. */
export interface Heard {
  type: 'Heard';
}
/** The unit has no state: it could not take over from anybody. */
export interface CountingOnNobody {
  type: 'CountingOnNobody';
}

/** What a unit tells its heartbeat. */
export type HeartbeatNotice = Responsible | Counted | CountingOn | Heard | CountingOnNobody;

/** Whose heartbeat it is, and how patient it is with those of others; delays are in ticks. */
export interface HeartbeatInput {
  readonly unit: number;
  /** The addresses of the other units. */
  readonly others: readonly string[];
  readonly heartbeatPeriod: number;
  readonly heartbeatTimeout: number;
}

/** What it remembers. */
export interface HeartbeatContext extends HeartbeatInput {
  /** Under which it beats. */
  readonly epoch: number;
  /** How far the unit has counted; null where messages are not numbered. RPL-53 */
  readonly counted: Reached | null;
  /** On whom the unit counts. */
  readonly countedOn: number;
}

/** The heartbeat of a control unit while it is responsible, and its ear for that of another one while it stands by. RPL-65 */
export const heartbeat = setup({
  types: {
    input: {} as HeartbeatInput,
    context: {} as HeartbeatContext,
    events: {} as HeartbeatNotice,
    emitted: {} as (UnitHeartbeat | FailoverEvent) & { to: string | readonly string[] },
  },
  delays: {
    heartbeatPeriod: ({ context }) => context.heartbeatPeriod,
    heartbeatTimeout: ({ context }) => context.heartbeatTimeout,
  },
  guards: {
    countsOnIt: ({ context, event }) => event.type === 'CountingOn' && event.unit === context.countedOn,
  },
  actions: {
    takeEpoch: assign(({ event }) =>
      event.type === 'Responsible' ? { epoch: event.epoch, counted: event.chanSeq ?? null } : {},
    ),
    takeCount: assign(({ event }) => (event.type === 'Counted' ? { counted: event.chanSeq } : {})),
    takeUnit: assign(({ event }) => (event.type === 'CountingOn' ? { countedOn: event.unit } : {})),
    beat: enqueueActions(({ context: { unit, epoch, others: to, counted }, enqueue }) => {
      enqueue.emit({ type: 'UnitHeartbeat', to, unit, epoch, ...(counted !== null && { chanSeq: counted }) });
    }),
    /** 601: of its own accord. */
    raise: enqueueActions(({ context: { countedOn: failed }, enqueue }) => {
      enqueue.emit({ type: 'FailoverEvent', to: UNIT, failed, cause: 'its heartbeat is lost' });
    }),
  },
}).createMachine({
  id: 'selective-replay/heartbeat',
  description: 'The heartbeat of one control unit, and its ear for that of whoever it counts on.',
  context: ({ input }) => ({ ...input, epoch: 0, counted: null, countedOn: input.unit }),
  initial: 'resting',
  states: {
    resting: { description: 'The unit has no state: it neither reigns nor could take over.' },
    beating: {
      description: 'The unit takes over, or reigns: it says so at once, and once in a period.',
      entry: 'beat',
      after: {
        heartbeatPeriod: {
          target: 'beating',
          reenter: true,
          description: 'It runs, and is responsible still.',
          meta: { clauses: ['RPL-65', 'RPL-109'] },
        },
      },
      on: {
        Counted: {
          actions: 'takeCount',
          description: 'What its standbys are told from now on is said by its heartbeats, too, by its number.',
          meta: { clauses: ['RPL-53', 'RPL-65'] },
        },
      },
    },
    listening: {
      description: 'The unit stands by: it counts on another one for as long as it hears it.',
      after: {
        heartbeatTimeout: {
          target: 'listening',
          reenter: true,
          actions: 'raise',
          description: '601: nothing was heard for so long that the other one counts as failed.',
          meta: { clauses: ['RPL-65'] },
        },
      },
      on: {
        Heard: {
          target: 'listening',
          reenter: true,
          description: 'It is there: the time begins anew.',
          meta: { clauses: ['RPL-65'] },
        },
        CountingOn: {
          guard: 'countsOnIt',
          description: 'The unit asks it once more: for how long it was not heard by now counts all the same.',
          meta: { clauses: ['RPL-65', 'RPL-101'] },
        },
      },
    },
  },
  on: {
    Responsible: {
      target: '.beating',
      actions: 'takeEpoch',
      description: 'The unit takes over, goes on under a higher epoch, or reigns from the start.',
      meta: { clauses: ['RPL-65', 'RPL-97'] },
    },
    CountingOn: {
      target: '.listening',
      actions: 'takeUnit',
      description: 'The unit stands by: it has been told of this one now.',
      meta: { clauses: ['RPL-65', 'RPL-106'] },
    },
    CountingOnNobody: {
      target: '.resting',
      description: 'The unit was deposed, or begins anew.',
      meta: { clauses: ['RPL-101', 'RPL-105'] },
    },
  },
});
