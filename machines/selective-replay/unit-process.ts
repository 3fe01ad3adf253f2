import { assign, emit, enqueueActions, setup } from 'xstate';
import type { RequestDone, StateChangeRequest } from '../../spec/selective-replay/messages.ts';
import type { OperationId, Position } from '../../spec/selective-replay/operation-id.ts';
import { ENVIRONMENT } from '../role.ts';
import { UNIT } from './control-unit-addresses.ts';

/** The operating system wants to know whether the process can go on. RPL-68 */
export interface Qualify {
  type: 'Qualify';
}
/** What a process that was started again goes on from: how far the state of each of its channels has come. RPL-116 */
export interface StateGiven {
  type: 'StateGiven';
  /** By the name of the channel. */
  positions: Readonly<Record<string, Position>>;
}
/** Every client that a request concerns has acknowledged it. RPL-33 */
export interface RequestAcknowledged {
  type: 'RequestAcknowledged';
  requestId: string;
  opUid: OperationId;
}

/** What an operating system tells a process. */
export type ProcessOrder = Qualify | StateGiven | RequestAcknowledged;

/** What a process tells its operating system, beside what it is asked for. */
export type ProcessNotice =
  | {
      /** It can go on, as it was asked; it was started again, and has nothing; it has ended; or it could not be started. */
      type: 'ProcessFit' | 'ProcessResumed' | 'ProcessEnded' | 'ProcessUnfit';
      proc: string;
    }
  | {
      /** Whoever asked for a change was told that it is complete. */
      type: 'RequestFinished';
      opUid: OperationId;
    };

/** What a process of a control unit is given; delays are in ticks. */
export interface UnitProcessInput {
  readonly proc: string;
  /** From its end until it is started again. RPL-116 */
  readonly processRestart: number;
  /** From the start of it until it runs. RPL-116 */
  readonly processLoad: number;
  /** How often it may end by itself. */
  readonly crashes: number;
  /** How often it may fail to start. RPL-68 */
  readonly failedStarts: number;
}

/** What a process remembers. */
export interface UnitProcessContext extends UnitProcessInput {
  /** How far each of its channels had come when it was started again; null where it never was. RPL-116 */
  readonly resumedFrom: StateGiven['positions'] | null;
}

const refused = {
  actions: 'refuse' as const,
  description: 'Whoever asks must ask again: nothing is queued for a process that does not run.',
  meta: { clauses: ['RPL-116'] },
};
const kept = {
  description: 'Its operating system keeps it, and says it again when the process runs.',
  meta: { clauses: ['RPL-34', 'RPL-116'] },
};

/**
 * A process of a control unit, apart from its operating system: it takes requests, and tells whoever asked that they are complete. State, op
 * ids and channels are its operating system's. RPL-2, RPL-5
 */
export const unitProcess = setup({
  types: {
    input: {} as UnitProcessInput,
    context: {} as UnitProcessContext,
    events: {} as StateChangeRequest | ProcessOrder | { type: 'choice.crash' | 'choice.failToStart' },
    emitted: {} as (StateChangeRequest | RequestDone | ProcessNotice) & { to: string },
  },
  delays: {
    processRestart: ({ context }) => context.processRestart,
    processLoad: ({ context }) => context.processLoad,
  },
  guards: {
    mayCrash: ({ context }) => context.crashes > 0,
    mayFailToStart: ({ context }) => context.failedStarts > 0,
  },
  actions: {
    countCrash: assign(({ context }) => ({ crashes: context.crashes - 1, resumedFrom: null })),
    countFailure: assign(({ context }) => ({ failedStarts: context.failedStarts - 1 })),
    /** Its operating system makes the change, or refuses it. RPL-20 */
    passOn: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'StateChangeRequest') enqueue.emit({ ...event, to: UNIT });
    }),
    refuse: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'StateChangeRequest') return;
      enqueue.emit({ type: 'RequestDone', to: ENVIRONMENT, requestId: event.requestId, result: 'refused' });
    }),
    /** 566: its housekeeping. RPL-33, RPL-34 */
    finish: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'RequestAcknowledged') return;
      const { requestId, opUid } = event;
      enqueue.emit({ type: 'RequestDone', to: ENVIRONMENT, requestId, result: 'completed', opUid });
      enqueue.emit({ type: 'RequestFinished', to: UNIT, opUid });
    }),
    takeState: assign(({ event }) => (event.type === 'StateGiven' ? { resumedFrom: event.positions } : {})),
    tellFit: emit(({ context: { proc } }) => ({ type: 'ProcessFit' as const, to: UNIT, proc })),
    tellResumed: emit(({ context: { proc } }) => ({ type: 'ProcessResumed' as const, to: UNIT, proc })),
    tellEnded: emit(({ context: { proc } }) => ({ type: 'ProcessEnded' as const, to: UNIT, proc })),
    tellUnfit: emit(({ context: { proc } }) => ({ type: 'ProcessUnfit' as const, to: UNIT, proc })),
  },
}).createMachine({
  id: 'selective-replay/unit-process',
  description: 'A process of a control unit, whose operating system outlives it.',
  context: ({ input }) => ({ ...input, resumedFrom: null }),
  initial: 'running',
  states: {
    running: {
      description: 'It serves, or stands by to serve.',
      on: {
        'choice.crash': {
          guard: 'mayCrash',
          target: 'crashed',
          actions: ['countCrash', 'tellEnded'],
          description: 'It ends by itself, and all that it had in its own memory is gone.',
          meta: { level: 'MAY', clauses: ['RPL-2', 'RPL-116'] },
        },
        StateChangeRequest: {
          actions: 'passOn',
          description: '554: its operating system changes the state that is concerned, or refuses to.',
          meta: { clauses: ['RPL-5', 'RPL-20'] },
        },
        RequestAcknowledged: {
          actions: 'finish',
          description: '566: all clients have it, and whoever asked for it is told so.',
          meta: { clauses: ['RPL-33', 'RPL-34'] },
        },
        Qualify: {
          actions: 'tellFit',
          description: '602: it can go on.',
          meta: { clauses: ['RPL-68'] },
        },
        StateGiven: {
          actions: 'takeState',
          description: 'It goes on from what its operating system has.',
          meta: { clauses: ['RPL-2', 'RPL-116'] },
        },
      },
    },
    crashed: {
      description: 'It has ended, alone.',
      after: {
        processRestart: {
          target: 'restarting',
          description: 'It is started again.',
          meta: { clauses: ['RPL-116'] },
        },
      },
      on: {
        Qualify: {
          target: 'restarting',
          description: '602: its unit must take over, and cannot with a process that does not run.',
          meta: { clauses: ['RPL-68'] },
        },
        StateChangeRequest: refused,
        RequestAcknowledged: kept,
      },
    },
    restarting: {
      description: 'It is being started.',
      after: {
        processLoad: {
          target: 'running',
          actions: 'tellResumed',
          description: 'It runs, and asks for the state as it is now: it may have changed since the start of it.',
          meta: { clauses: ['RPL-68', 'RPL-116'] },
        },
      },
      on: {
        'choice.failToStart': {
          guard: 'mayFailToStart',
          target: 'crashed',
          actions: ['countFailure', 'tellUnfit'],
          description: 'It cannot be started, this time.',
          meta: { level: 'MAY', clauses: ['RPL-68'] },
        },
        Qualify: {
          description: '602: it is being started already, which is the one restart that it is given.',
          meta: { clauses: ['RPL-68'] },
        },
        StateChangeRequest: refused,
        RequestAcknowledged: kept,
      },
    },
  },
});
