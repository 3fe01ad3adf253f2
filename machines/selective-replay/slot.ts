import { assign, enqueueActions, setup } from 'xstate';
import type { SlotQuery, SlotReport } from '../../spec/selective-replay/messages.ts';

/** Which slot is watched, and who is told of it. */
export interface SlotInput {
  readonly slot: number;
  /** The addresses of the control units. */
  readonly units: readonly string[];
  /** How often its card may be taken out, or given up by whoever runs the system. */
  readonly removals: number;
}

/** What watches one slot: every unit that runs is told of a change at once, and one that has just begun to stand by asks. */
export const slot = setup({
  types: {
    input: {} as SlotInput,
    context: {} as SlotInput,
    events: {} as { type: 'choice.remove' } | { type: 'choice.insert' } | (SlotQuery & { from: string }),
    emitted: {} as SlotReport & { to: string | readonly string[] },
  },
  guards: { mayRemove: ({ context }) => context.removals > 0 },
  actions: {
    countRemoval: assign({ removals: ({ context }) => context.removals - 1 }),
    tellRemoval: enqueueActions(({ context: { slot: at, units: to }, enqueue }) => {
      enqueue.emit({ type: 'SlotReport', to, slot: at, isOccupied: false });
    }),
    tellInsertion: enqueueActions(({ context: { slot: at, units: to }, enqueue }) => {
      enqueue.emit({ type: 'SlotReport', to, slot: at, isOccupied: true });
    }),
    answer: enqueueActions(({ context: { slot: at }, event, enqueue }) => {
      if (event.type === 'SlotQuery') enqueue.emit({ type: 'SlotReport', to: event.from, slot: at, isOccupied: false });
    }),
  },
}).createMachine({
  id: 'selective-replay/slot',
  description: 'One slot: whether a card counts as being in it.',
  context: ({ input }) => input,
  initial: 'occupied',
  states: {
    occupied: {
      description: 'There is a card in it, whatever its client does.',
      on: {
        'choice.remove': {
          guard: 'mayRemove',
          target: 'vacant',
          actions: ['countRemoval', 'tellRemoval'],
          description: 'Its card is taken out, or given up as dead for good.',
          meta: { level: 'MAY', clauses: ['RPL-114'] },
        },
        SlotQuery: {
          description: 'Whoever asks takes it for occupied.',
          meta: { clauses: ['RPL-114'] },
        },
      },
    },
    vacant: {
      description: 'There is no card in it, or none that counts.',
      on: {
        'choice.insert': {
          target: 'occupied',
          actions: 'tellInsertion',
          description: 'A card is put in, or counts again.',
          meta: { level: 'MAY', clauses: ['RPL-115'] },
        },
        SlotQuery: {
          actions: 'answer',
          description: 'A unit that has just begun to stand by was not told.',
          meta: { clauses: ['RPL-114'] },
        },
      },
    },
  },
});
