import { assign, emit, setup } from 'xstate';

/** The channel takes nothing for now, as a socket whose buffer is full. */
export interface ChannelFull {
  type: 'ChannelFull';
}
/** The channel takes messages again. */
export interface ChannelWritable {
  type: 'ChannelWritable';
}

/** What the sending end of a channel tells whoever sends over it. */
export type LineNotice = ChannelFull | ChannelWritable;

/** How a channel is slow. */
export interface LineInput {
  /** The address of what sends over it. */
  readonly outlet: string;
  /** How often it may be full. */
  readonly stalls: number;
  /** Ticks until it takes messages again. */
  readonly pace: number;
}

/** The sending end of the channel to one client, which reads slowly at times: full, it takes nothing until its client has read. */
export const line = setup({
  types: {
    input: {} as LineInput,
    context: {} as LineInput,
    events: {} as { type: 'choice.stall' },
    emitted: {} as LineNotice & { to: string },
  },
  delays: { pace: ({ context }) => context.pace },
  guards: { mayStall: ({ context }) => context.stalls > 0 },
  actions: {
    countStall: assign({ stalls: ({ context }) => context.stalls - 1 }),
    tellFull: emit(({ context: { outlet: to } }) => ({ type: 'ChannelFull' as const, to })),
    tellWritable: emit(({ context: { outlet: to } }) => ({ type: 'ChannelWritable' as const, to })),
  },
}).createMachine({
  id: 'selective-replay/line',
  description: 'The sending end of the channel to one client.',
  context: ({ input }) => input,
  initial: 'writable',
  states: {
    writable: {
      description: 'It takes what it is given.',
      on: {
        'choice.stall': {
          guard: 'mayStall',
          target: 'full',
          actions: ['countStall', 'tellFull'],
          description: 'Its client does not read: it is full.',
          meta: { level: 'MAY', clauses: ['RPL-30', 'RPL-110'] },
        },
      },
    },
    full: {
      description: 'It takes nothing.',
      after: {
        pace: {
          target: 'writable',
          actions: 'tellWritable',
          description: 'Its client has read.',
          meta: { clauses: ['RPL-110', 'RPL-111'] },
        },
      },
    },
  },
});
