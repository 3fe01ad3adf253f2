import { emit, setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { SharedChart } from './shared-chart.ts';

// Goal: what is read off a step without an actor is what XState does in it. This is the contract with the installed version.

const lamp = setup({
  types: {
    input: {} as { delay: number },
    context: {} as { delay: number },
    events: {} as { type: 'PRESS' } | { type: 'BREAK' },
    emitted: {} as { type: 'LIT'; to: string },
  },
  delays: { burning: ({ context }) => context.delay },
}).createMachine({
  context: ({ input }) => ({ delay: input.delay }),
  initial: 'dark',
  states: {
    dark: { on: { PRESS: 'lit' } },
    lit: {
      after: { burning: 'dark' },
      entry: emit({ type: 'LIT', to: 'room' }),
      on: { PRESS: { target: 'lit', reenter: true }, BREAK: 'broken' },
    },
    broken: { always: { target: 'dark', guard: () => brokenGuard() } },
  },
});

function brokenGuard(): boolean {
  throw new Error('no fuse');
}

describe('a chart that many share', () => {
  it('keeps each where it stands, and says which delays begin and end', () => {
    const chart = new SharedChart(lamp, { delay: 5 });
    const lit = chart.react(chart.first, { type: 'PRESS' });
    const [began] = lit.delays;
    expect(lit.delays).toEqual([{ id: began?.id, ticks: 5 }]);
    expect(began?.id).toMatch(/^xstate\.after\.burning\./u);
    expect(chart.stateOf(lit.standing).value).toBe('lit');
    const again = chart.react(lit.standing, { type: 'PRESS' });
    expect(again).toEqual({
      standing: lit.standing,
      said: [{ type: 'LIT', to: 'room' }],
      delays: [{ id: began?.id }, { id: began?.id, ticks: 5 }],
    });
    const dark = chart.react(lit.standing, { type: began?.id ?? '' });
    expect([dark.standing, dark.delays]).toEqual([chart.first, [{ id: began?.id }]]);
  });

  it('throws what the chart throws', () => {
    const chart = new SharedChart(lamp, { delay: 5 });
    const { standing } = chart.react(chart.first, { type: 'PRESS' });
    expect(() => chart.react(standing, { type: 'BREAK' })).toThrow('no fuse');
  });

  it('refuses a standing that nobody has come to', () => {
    expect(() => new SharedChart(lamp, { delay: 5 }).stateOf(3)).toThrow(
      'Nobody stands at 3: there are 1 standings so far.',
    );
  });
});
