import { assign, enqueueActions, setup, type AnyStateMachine } from 'xstate';
import type { SwitchOrder, FailoverEvent } from '../../spec/selective-replay/messages.ts';
import { only, type Role } from '../role.ts';
import { slot, type SlotInput } from './slot.ts';

/** Which unit is watched, who is told of its end, and how soon. */
export interface WatchInput {
  readonly unit: number;
  /** The addresses of the other units. */
  readonly others: readonly string[];
  /** Ticks from the end of a unit until others are told. */
  readonly detection: number;
  /** How often it may take a living unit for a dead one. */
  readonly suspicions: number;
}

/** What watches one control unit: its mastership, or whoever misses its heartbeat. */
export const watch = setup({
  types: {
    input: {} as WatchInput,
    context: {} as WatchInput,
    events: {} as { type: 'PartEnded' } | { type: 'choice.suspect' } | SwitchOrder,
    emitted: {} as FailoverEvent & { to: readonly string[] },
  },
  delays: { detection: ({ context }) => context.detection },
  guards: { maySuspect: ({ context }) => context.suspicions > 0 },
  actions: {
    countSuspicion: assign({ suspicions: ({ context }) => context.suspicions - 1 }),
    tellEnd: enqueueActions(({ context: { unit: failed, others: to }, enqueue }) => {
      enqueue.emit({ type: 'FailoverEvent', to, failed, cause: 'it has ended' });
    }),
    tellOrder: enqueueActions(({ context: { unit: failed, others: to }, enqueue }) => {
      enqueue.emit({ type: 'FailoverEvent', to, failed, cause: 'a switch was ordered' });
    }),
    tellSuspicion: enqueueActions(({ context: { unit: failed, others: to }, enqueue }) => {
      enqueue.emit({ type: 'FailoverEvent', to, failed, cause: 'it is not heard' });
    }),
  },
}).createMachine({
  id: 'selective-replay/watch',
  description: 'One control unit, as those that must take over for it are told of it.',
  context: ({ input }) => input,
  initial: 'watching',
  states: {
    watching: {
      description: 'It runs, or its end is told.',
      on: {
        PartEnded: {
          target: 'ended',
          description: 'It has ended; what it had sent by then arrives meanwhile.',
          meta: { clauses: ['RPL-96'] },
        },
        'choice.suspect': {
          guard: 'maySuspect',
          actions: ['countSuspicion', 'tellSuspicion'],
          description: 'It lives, and is taken for dead: its heartbeat was not heard, or late.',
          meta: { level: 'MAY', clauses: ['RPL-109'] },
        },
        SwitchOrder: {
          actions: 'tellOrder',
          description: 'It lives, and another one is to take over all the same.',
          meta: { clauses: ['RPL-95'] },
        },
      },
    },
    ended: {
      description: 'It has ended, which nobody knows yet.',
      after: {
        detection: {
          target: 'watching',
          actions: 'tellEnd',
          description: 'The others are told that it is responsible no more.',
          meta: { clauses: ['RPL-66', 'RPL-67'] },
        },
      },
      on: {
        SwitchOrder: {
          description: 'Another one will take over as it is.',
          meta: { clauses: ['RPL-66'] },
        },
        PartEnded: {
          description: 'It was started again and has ended again before anybody knew.',
          meta: { clauses: ['RPL-66', 'RPL-67'] },
        },
      },
    },
  },
});

/** The charts of an arbiter; a canary replaces it. */
export interface ArbiterCharts {
  readonly watch: AnyStateMachine;
  readonly slot: AnyStateMachine;
}

/** What is watched, and how. */
export interface ArbiterSettings extends Pick<WatchInput, 'detection'> {
  /** By the name of a unit. */
  readonly suspicions: Readonly<Record<string, number>>;
  readonly slots: readonly Pick<SlotInput, 'slot' | 'removals'>[];
}

/** What watches all control units, and all slots: the hardware tells it of the end of each unit. */
export function arbiter(
  units: readonly string[],
  settings: ArbiterSettings,
  charts: ArbiterCharts = { watch, slot },
): Role<object, { readonly ended: readonly string[] }> {
  const watchOf = (name: string): string => `watch/${name}`;
  const slotNamed = (at: number): string => `slot/${String(at)}`;
  const { detection, suspicions, slots } = settings;
  return {
    name: 'selective-replay/arbiter',
    instances: () => ({
      ...Object.fromEntries(
        units.map((name, at) => [
          watchOf(name),
          {
            machine: charts.watch,
            input: {
              unit: at,
              others: units.filter((other) => other !== name),
              detection,
              suspicions: suspicions[name] ?? 0,
            },
          },
        ]),
      ),
      ...Object.fromEntries(
        slots.map((one) => [slotNamed(one.slot), { machine: charts.slot, input: { ...one, units } }]),
      ),
    }),
    route: ({ type, from, unit }) => {
      if (type === 'SlotQuery') return slots.map((one) => slotNamed(one.slot));
      return [watchOf(type === 'SwitchOrder' ? (units[unit as number] ?? '') : from)];
    },
    view: (instances) => ({ ended: units.filter((name) => only(instances, watchOf(name)).matches('ended')) }),
  };
}
