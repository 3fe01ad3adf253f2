import { createMachine, type AnyStateMachine } from 'xstate';
import { systems } from '../systems.ts';

/** Every chart that any catalogued system is made of, in its smallest size; nothing here knows which they are. */
export const registryCharts: readonly AnyStateMachine[] = [
  ...new Set(
    systems.flatMap(({ scopes }) => {
      const { parts, monitors = {} } = scopes.quick.build({});
      const ofParts = Object.values(parts).flatMap(({ role, input }) =>
        Object.values(role.instances({ ...input, boot: 1, durable: {} })).map(({ machine }) => machine),
      );
      return [...ofParts, ...Object.values(monitors).map(({ machine }) => machine)];
    }),
  ),
];

/** A chart with all that a statechart can have and the registry may not: regions, history, an end, eventless transitions. */
export const player = createMachine({
  id: 'toy/player',
  description: 'Plays <music> & "noise".',
  type: 'parallel',
  on: { RESET: { target: '.life.remembered', description: "Whatever it's doing." } },
  states: {
    life: {
      initial: 'off',
      states: {
        off: { on: { 'turn <on> & "up"': { target: 'on', guard: 'charged', actions: ['hum', 'glow'] } } },
        on: {
          initial: 'first',
          entry: 'light',
          exit: 'dim',
          states: {
            first: { on: { NEXT: 'second', SKIP: { target: 'first', reenter: true } }, after: { nap: 'second' } },
            second: { on: { NEXT: 'first', BACK: 'first', END: '#toy/player.life.end' } },
          },
          on: { OFF: 'off', TOUCH: { actions: 'beep' }, DUST: {} },
        },
        remembered: { type: 'history', target: 'off' },
        end: { type: 'final' },
      },
    },
    sound: {
      initial: 'mute',
      states: {
        mute: { always: { guard: 'loud', target: 'loud' } },
        loud: { on: { HUSH: [{ guard: 'late', target: 'mute' }, { target: 'loud' }] }, meta: { clauses: ['TOY-1'] } },
      },
    },
  },
} as never) as AnyStateMachine;

/** A name for each chart in the titles of tests. */
export const allCharts: readonly (readonly [string, AnyStateMachine])[] = [...registryCharts, player].map(
  (machine) => [machine.id, machine] as const,
);
