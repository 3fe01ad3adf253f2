import { isDeepStrictEqual } from 'node:util';
import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { Chart } from '../checker/chart.ts';
import { Coverage } from '../checker/coverage.ts';
import type { Subject } from '../paths/subject.fixtures.ts';
import { pathGenerators, type PathGenerator } from '../paths/path-generation.fixtures.ts';
import { endOf, untimed } from '../paths/untimed.ts';
import { actorOf, Checked, type Walker } from '../paths/walk.ts';
import type { Unreachable } from '../unreachable.ts';

/** What runs a chart on data of its own, in place of its context. */
export interface PathImplementation {
  readonly name: string;
  /** What begins a walk of the subject; undefined for a chart that it does not run. Walks are over when the next one begins. */
  readonly runs: (subject: Subject) => (() => Walker) | undefined;
}

/** The charts of one protocol, and what may happen to each of them on its paths. */
export interface JudgedPaths {
  readonly protocol: string;
  readonly charts: Readonly<Record<string, AnyStateMachine>>;
  readonly subjects: readonly Subject[];
  /** The concrete implementations of the protocol, each of which must run some chart. */
  readonly implementations: readonly PathImplementation[];
  readonly unreachable: readonly Unreachable[];
}

/**
 * Goal: the chart that is checked is the chart that runs, on whatever data. Method: shortest paths to every state of the untimed
 * chart, as both generators of XState find them; each is walked by an actor on a simulated clock, by the checker and by every
 * implementation, which must stand alike after each step. The paths of each generator together take every transition.
 */
export function judgePaths({ protocol, charts, subjects, implementations, unreachable }: JudgedPaths): void {
  describe.each(pathGenerators)(`the charts of ${protocol}, walked on the paths of $name`, (generator) => {
    const walked = new Map(
      Object.values(charts).map((machine: AnyStateMachine) => {
        const chart = new Chart(machine, machine.id);
        return [machine, { chart, coverage: new Coverage(chart.machine) }] as const;
      }),
    );

    it.each(subjects.map((subject) => [`${subject.machine.id} ${subject.choice}`, subject] as const))(
      '%s stands where the checker has it after every path and every next event',
      (_title, subject) => {
        const { chart, coverage } = walked.get(subject.machine) ?? unknownTo(subject.machine);
        walkAll(generator, subject, new Checked(chart, coverage, subject.input, subject.delays), implementations);
      },
    );

    it('are taken transition by transition by the paths together, but for those listed as unreachable', () => {
      const missed = [...walked.values()].flatMap(({ chart, coverage }) =>
        coverage.summary.missed.map((transition) => `${chart.machine.id} > ${transition}`),
      );
      expect(missed.sort()).toEqual(unreachable.map(({ chart, transition }) => `${chart} > ${transition}`).sort());
    });
  });

  it.each(implementations)('$name runs some chart', ({ runs }) => {
    expect(subjects.filter((subject) => runs(subject) !== undefined)).not.toEqual([]);
  });
}

/** Every path of a subject, alone and with each event that its last state expects. */
function walkAll(
  { shortestPaths }: PathGenerator,
  subject: Subject,
  checked: Checked,
  implementations: readonly PathImplementation[],
): void {
  const { machine, input, delays, isFar } = subject;
  const events = [...subject.events, ...Object.keys(delays).map((delay) => ({ type: endOf(delay) }))];
  // Only what the chart expects where it stands: a path is no place for unexpected receptions.
  const expected = (state: AnyMachineSnapshot): readonly AnyEventObject[] =>
    events.filter((event) => state.machine.getTransitionData(state, event).length > 0);
  const paths = shortestPaths(untimed(machine), {
    input,
    events: expected,
    isFar: ({ context }) => isFar(context as Record<string, unknown>),
  });
  const begin = implementations.flatMap(({ runs }) => runs(subject) ?? []);
  const taken = new Set<AnyEventObject>();
  for (const path of paths) {
    // Every path is walked once more with each event that its last state expects.
    for (const last of [undefined, ...expected(path.state)]) {
      const actor = actorOf(machine, input, delays);
      const others = [checked.start(), ...begin.map((start) => start())];
      for (const event of path.events) for (const walker of [actor, ...others]) walker.take(event);
      if (last === undefined) {
        const { value, context } = actor.standing;
        expect({ value: path.state.value as unknown, context: path.state.context as unknown }).toEqual({
          value,
          context,
        });
      } else {
        for (const walker of [actor, ...others]) walker.take(last);
        taken.add(last);
      }
      const { standing } = actor;
      // To compare first is quick, and to say what differs is not.
      for (const other of others)
        if (!isDeepStrictEqual(other.standing, standing)) expect(other.standing).toEqual(standing);
    }
  }
  // An event that no state expects shows nothing: the subject says less than it seems to.
  expect(events.filter((event) => !taken.has(event))).toEqual([]);
}

function unknownTo(machine: AnyStateMachine): never {
  throw new Error(`${machine.id} is no chart of the systems.`);
}
