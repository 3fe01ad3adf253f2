import { assign, setup } from 'xstate';
import { expect, test } from 'vitest';
import { roleOf } from '../../machines/role.ts';
import { closedSimulation } from './simulated.ts';
import { Simulator } from './simulate.ts';

// Goal: what is only counted in ticks is found in a simulation too, although no timer runs: as it is by the checker.
// Method: a part without a timer, and a monitor that grows old.

const stone = setup({}).createMachine({ id: 'stone' });
const age = setup({
  types: { context: {} as { ticks: number } },
  guards: { isYoung: ({ context }) => context.ticks < 3 },
  actions: { count: assign({ ticks: ({ context }) => context.ticks + 1 }) },
}).createMachine({
  id: 'age',
  context: { ticks: 0 },
  on: { tick: [{ guard: 'isYoung', actions: 'count', description: 'One more.' }, { description: 'Old.' }] },
});

test('ticks that only a monitor counts are steps, until it counts no more', async () => {
  const simulation = closedSimulation({
    name: 'stones',
    title: 'A stone',
    system: {
      name: 'stones',
      hosts: [{ name: 'card' }],
      parts: { stone: { role: roleOf(stone), host: 'card' } },
      channels: [],
      monitors: { age: { machine: age, view: ({ context }) => context } },
      view: (world) => world.monitor('age'),
      properties: [
        {
          kind: 'always',
          name: 'It stays young',
          clauses: [],
          holds: (view) => (view as { ticks: number }).ticks < 3,
        },
      ],
      quiescent: () => true,
    },
  });
  const { found } = await new Simulator(simulation, { ticks: 20 }).seed(1);
  expect(found?.outcome.steps.filter(({ kind }) => kind === 'tick')).toHaveLength(3);
});
