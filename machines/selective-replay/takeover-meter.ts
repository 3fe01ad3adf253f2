import { assign, emit, setup } from 'xstate';
import type { TakeoverReport } from '../../spec/selective-replay/messages.ts';
import type { TakeoverMeasure } from '../../spec/selective-replay/view.ts';
import { ENVIRONMENT } from '../role.ts';

/** The unit is to take over, and sees first whether it can. RPL-68 */
export interface TakeoverDue {
  type: 'TakeoverDue';
}
/** The unit begins to take over, or begins anew under a higher epoch. */
export interface TakeoverBegun {
  type: 'TakeoverBegun';
  epoch: number;
  /** Updates in its queue, which grows no more. */
  pending: number;
  /** Clients that it asks. */
  probed: number;
}
/** The unit has decided what of its queue stays. */
export interface QueueDecided {
  type: 'QueueDecided';
  kept: number;
}
/** The unit has sent a replay to a client. */
export interface ReplaySent {
  type: 'ReplaySent';
  sections: number;
}
/** Every client is in step, or silent. */
export interface TakeoverEnded {
  type: 'TakeoverEnded';
}
/** The unit is responsible no more. */
export interface TakeoverForgotten {
  type: 'TakeoverForgotten';
}

/** What a unit tells what measures its takeovers. */
export type TakeoverNotice =
  TakeoverDue | TakeoverBegun | QueueDecided | ReplaySent | TakeoverEnded | TakeoverForgotten;

/** What a meter is given. */
export interface MeterInput {
  /** Ticks from count to count: 1. */
  readonly tick: number;
}

/** What is remembered of the takeover under way. */
export interface MeterContext extends MeterInput {
  readonly pending: number;
  readonly measured: TakeoverMeasure;
}

const nothing: Omit<MeterContext, keyof MeterInput> = {
  pending: 0,
  measured: { epoch: 0, probed: 0, applied: 0, discarded: 0, replays: 0, sections: 0, ticks: 0 },
};

/** What a takeover costs: how many clients are asked and replayed to, what becomes of the queue, and how long it takes. RPL-119 */
export const takeoverMeter = setup({
  types: {
    input: {} as MeterInput,
    context: {} as MeterContext,
    events: {} as TakeoverNotice,
    emitted: {} as TakeoverReport & { to: string },
  },
  delays: { tick: ({ context }) => context.tick },
  actions: {
    begin: assign(({ context: { measured }, event }) => {
      if (event.type !== 'TakeoverBegun') return {};
      const { epoch, pending, probed } = event;
      return { pending, measured: { ...measured, epoch, probed: measured.probed + probed } };
    }),
    countTick: assign(({ context: { measured } }) => ({ measured: { ...measured, ticks: measured.ticks + 1 } })),
    takeDecision: assign(({ context: { pending, measured }, event }) =>
      event.type === 'QueueDecided'
        ? {
            measured: {
              ...measured,
              applied: measured.applied + event.kept,
              discarded: measured.discarded + pending - event.kept,
            },
          }
        : {},
    ),
    countReplay: assign(({ context: { measured }, event }) => {
      if (event.type !== 'ReplaySent') return {};
      const { replays, sections } = measured;
      return { measured: { ...measured, replays: replays + 1, sections: sections + event.sections } };
    }),
    report: emit(({ context: { measured } }) => ({ type: 'TakeoverReport' as const, to: ENVIRONMENT, ...measured })),
    forget: assign(nothing),
  },
}).createMachine({
  id: 'selective-replay/takeover-meter',
  description: 'What the takeovers of one control unit cost.',
  context: ({ input }) => ({ ...input, ...nothing }),
  initial: 'idle',
  states: {
    idle: {
      description: 'Nothing is taken over.',
      on: {
        TakeoverDue: {
          target: 'measuring',
          description: '601, 602: from now on ticks are counted.',
          meta: { clauses: ['RPL-68', 'RPL-119'] },
        },
        TakeoverBegun: {
          target: 'measuring',
          actions: 'begin',
          description: 'A unit that reigns is to ask all clients anew: from now on ticks are counted.',
          meta: { clauses: ['RPL-98', 'RPL-119'] },
        },
        ReplaySent: {
          description: 'Within a reign, to a client that was silent: no part of a takeover.',
          meta: { clauses: ['RPL-119'] },
        },
        TakeoverForgotten: { description: 'There is nothing to forget.', meta: { clauses: ['RPL-109'] } },
      },
    },
    measuring: {
      description: 'A takeover is under way.',
      after: {
        tick: {
          target: 'measuring',
          reenter: true,
          actions: 'countTick',
          description: 'It takes one tick more.',
          meta: { clauses: ['RPL-119', 'L-RPL-3'] },
        },
      },
      on: {
        TakeoverBegun: {
          actions: 'begin',
          description: 'It can take over, or begins anew under a higher epoch: what it took so far counts, too.',
          meta: { clauses: ['RPL-68', 'RPL-98', 'RPL-119'] },
        },
        QueueDecided: {
          actions: 'takeDecision',
          description: '607, 608: what is applied, and what is discarded.',
          meta: { clauses: ['RPL-119'] },
        },
        ReplaySent: {
          actions: 'countReplay',
          description: '609: repeats are counted too.',
          meta: { clauses: ['RPL-119'] },
        },
        TakeoverEnded: {
          target: 'idle',
          actions: ['report', 'forget'],
          description: '610: normal operation begins, and whoever operates the system is told what it took.',
          meta: { clauses: ['RPL-119'] },
        },
        TakeoverForgotten: {
          target: 'idle',
          actions: 'forget',
          description: 'Somebody else is responsible.',
          meta: { clauses: ['RPL-109'] },
        },
      },
    },
  },
});
