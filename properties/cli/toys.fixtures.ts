import { assign, createMachine, emit, setup } from 'xstate';
import { roleOf } from '../../machines/role.ts';
import { closed } from '../catalogue.ts';
import type { System, World } from '../checker/index.ts';

// A module as a user would write one: systems in which something is right, wrong, or not to be checked at all.

const walker = setup({
  types: { events: {} as { type: 'choice.walk' }, emitted: {} as { type: 'Step'; to: string } },
  actions: { sendStep: emit({ type: 'Step', to: 'counter' }) },
}).createMachine({
  id: 'walker',
  context: {},
  initial: 'standing',
  states: { standing: { on: { 'choice.walk': { target: 'tired', actions: 'sendStep' } } }, tired: {} },
});

const counter = setup({
  types: {
    input: {} as { stride: number },
    context: {} as { stride: number; count: number },
    events: {} as { type: 'Step' },
  },
  actions: { add: assign({ count: ({ context }) => context.count + context.stride }) },
}).createMachine({
  id: 'counter',
  context: ({ input }) => ({ stride: input.stride, count: 0 }),
  initial: 'counting',
  states: { counting: { on: { Step: { actions: 'add' } } } },
});

interface TallyView {
  readonly walked: boolean;
  readonly count: number;
}

/** Somebody takes one step, and somebody else counts it. */
function tally(name: string, stride: number): System<TallyView> {
  return {
    name,
    hosts: [{ name: 'street' }],
    parts: {
      walker: { role: roleOf(walker), host: 'street' },
      counter: { role: roleOf(counter), input: { stride }, host: 'street' },
    },
    channels: [{ from: 'walker', to: 'counter', kind: 'fifo', carries: ['Step'] }],
    view: (world: World) => ({
      walked: (world.part('walker') as { readonly value: string }).value === 'tired',
      count: (world.part('counter') as { readonly context: { readonly count: number } }).context.count,
    }),
    properties: [
      {
        kind: 'always',
        name: 'Nobody counts more steps than were taken',
        clauses: ['TOY-1'],
        holds: (view) => view.count <= 1,
      },
      { kind: 'sometimes', name: 'A step is counted', clauses: [], holds: (view) => view.count === 1 },
    ],
    quiescent: (view) => view.walked,
  };
}

/** A system of one part that does nothing that matters. */
function alone(name: string, machine: Parameters<typeof roleOf>[0]): System {
  return {
    name,
    hosts: [{ name: 'street' }],
    parts: { loner: { role: roleOf(machine), host: 'street' } },
    channels: [],
    view: () => undefined,
    properties: [],
    quiescent: () => true,
  };
}

const undeclaredAction = createMachine({
  id: 'undeclared',
  initial: 'idle',
  states: { idle: { entry: 'notify' } },
});

const contextNotJson = createMachine({ id: 'not-json', context: { since: new Date(0) } });

export const wrongTally = closed(tally('a tally that counts double', 2));
export const mendedTally = closed(tally('a tally that counts', 1));

/** Where the counter expects no step, the run of the wrong tally cannot be followed. */
const silentTally = closed({
  ...wrongTally,
  name: 'a tally that nobody walks for',
  parts: { ...wrongTally.parts, walker: { role: roleOf(counter), input: { stride: 1 }, host: 'street' } },
  channels: [],
  properties: [],
  quiescent: () => true,
});

export default [
  wrongTally,
  mendedTally,
  silentTally,
  alone('an undeclared action', undeclaredAction),
  alone('a context that is not JSON', contextNotJson),
];
