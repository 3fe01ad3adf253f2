import type { AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { transitionsOf } from '../checker/coverage.ts';
import { endInChecker, endOnActor } from '../delays/first-end.fixtures.ts';
import type { Wait } from '../delays/wait.fixtures.ts';

/** The charts of one protocol, and every state of them in which a named delay runs. */
export interface JudgedDelays {
  readonly protocol: string;
  readonly charts: Readonly<Record<string, AnyStateMachine>>;
  readonly waits: readonly Wait[];
}

type Delay = (args: { readonly context: unknown }) => number;

/**
 * Goal: a named delay lasts exactly as many ticks as its input says. Method: from where it begins, time goes by tick by tick, for
 * an actor and in the checker; the first thing that happens must be its transition, at that tick. Charts that wait wrongly must fail.
 */
export function judgeDelays({ protocol, charts, waits }: JudgedDelays): void {
  const machines = Object.values(charts);
  const titled = waits.map((wait) => [`${wait.machine.id} > ${wait.state}: after ${wait.delay}`, wait] as const);

  describe(`a named delay of ${protocol}`, () => {
    it('has a case for every state in which it runs', () => {
      const running = machines.flatMap((machine) =>
        transitionsOf(machine).flatMap(([, name]) => {
          const [wait] = /^.+: after \w+/u.exec(name) ?? [];
          return wait === undefined ? [] : `${machine.id} > ${wait}`;
        }),
      );
      expect(titled.map(([title]) => title).sort()).toEqual([...new Set(running)].sort());
    });

    it('has a case for every chart that implements it', () => {
      const implemented = machines.flatMap((machine) =>
        Object.keys(delaysOf(machine)).map((delay) => `${machine.id} > ${delay}`),
      );
      const tried = new Set(waits.map(({ machine, delay }) => `${machine.id} > ${delay}`));
      expect([...tried].sort()).toEqual(implemented.sort());
    });

    describe.each(titled)('%s', (_title, wait) => {
      it.each([2, 5])('lasts %i ticks where the input says so: neither fewer nor more', (ticks) => {
        expect(ticksOf(wait, ticks)).toBe(ticks);
      });

      const delay = delaysOf(wait.machine)[wait.delay];
      if (delay === undefined) throw new Error(`${wait.machine.id} has no delay ${wait.delay}.`);
      const mutants: readonly (readonly [what: string, wrong: Delay])[] = [
        ['is multiplied', (args) => 2 * delay(args)],
        ['is one tick short', (args) => delay(args) - 1],
        ['is one tick long', (args) => delay(args) + 1],
      ];

      it.each(mutants)('is found wrong in a chart where it %s', (_what, wrong) => {
        const mutant = { ...wait, machine: wait.machine.provide({ delays: { [wait.delay]: wrong } }) };
        for (const ticks of [2, 5]) expect(ticksOf(mutant, ticks)).not.toBe(ticks);
      });

      it('is found wrong in a chart where the input does not decide', () => {
        const mutant = { ...wait, machine: wait.machine.provide({ delays: { [wait.delay]: 2 } }) };
        expect(ticksOf(mutant, 2)).toBe(2);
        expect(ticksOf(mutant, 5)).not.toBe(5);
      });
    });
  });
}

/** The named delays of a chart, as it implements them. */
function delaysOf(machine: AnyStateMachine): Readonly<Record<string, Delay>> {
  return machine.implementations.delays as Record<string, Delay>;
}

/** When the delay ends in both worlds, which must agree on everything else. */
function ticksOf(wait: Wait, ticks: number): number {
  const { taken, ...checked } = endInChecker(wait, ticks);
  expect(checked).toEqual(endOnActor(wait, ticks));
  // Beside its own transition only those without an event can be taken, on the way from there.
  expect(taken.filter((transition) => !transition.includes(': always'))).toHaveLength(1);
  expect(taken[0]).toContain(`${wait.state}: after ${wait.delay}`);
  return checked.tick;
}
