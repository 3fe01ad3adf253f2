import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { Chart } from '../checker/chart.ts';
import { Coverage } from '../checker/coverage.ts';
import type { Subject } from '../paths/subject.fixtures.ts';
import { endOf, untimed } from '../paths/untimed.ts';
import { actorOf, Checked } from '../paths/walk.ts';

/** The charts of one protocol, and what may happen to each of them on its paths. */
export interface JudgedPaths {
  readonly protocol: string;
  readonly charts: Readonly<Record<string, AnyStateMachine>>;
  readonly subjects: readonly Subject[];
}

/**
 * Goal: the chart that is checked is the chart that runs. Method: shortest paths to every state of the untimed chart, as
 * XState generates them; each is walked by an actor on a simulated clock and by the checker, which must stand alike. Together the paths take every transition.
 */
export function judgePaths({ protocol, charts, subjects }: JudgedPaths): void {
  describe(`the charts of ${protocol}, walked as programs run them`, () => {
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
        walkAll(subject, chart, coverage);
      },
    );

    it('are taken transition by transition by the paths together', () => {
      const missed = [...walked.values()].flatMap(({ chart, coverage }) =>
        coverage.summary.missed.map((transition) => `${chart.machine.id} > ${transition}`),
      );
      expect(missed).toEqual([]);
    });
  });
}

/** Every path of a subject, alone and with each event that its last state expects. */
function walkAll({ machine, input, delays, isFar, ...subject }: Subject, chart: Chart, coverage: Coverage): void {
  const checkedChart = new Checked(chart, coverage, input, delays);
  const events = [...subject.events, ...Object.keys(delays).map((delay) => ({ type: endOf(delay) }))];
  // Only what the chart expects where it stands: a path is no place for unexpected receptions.
  const expected = (state: AnyMachineSnapshot): readonly AnyEventObject[] =>
    events.filter((event) => state.machine.getTransitionData(state, event).length > 0);
  const paths = createTestModel(untimed(machine)).getShortestPaths({
    input,
    events: expected,
    // A path inside a longer one counts too, for what can follow its end.
    allowDuplicatePaths: true,
    stopWhen: ((state: AnyMachineSnapshot) => isFar(state.context as Record<string, unknown>)) as never,
  });
  const taken = new Set<AnyEventObject>();
  for (const { steps, state } of paths) {
    const path = steps.map(({ event }) => event as AnyEventObject).filter(({ type }) => type !== 'xstate.init');
    // Every path is walked once more with each event that its last state expects.
    for (const last of [undefined, ...expected(state)]) {
      const [actor, checked] = [actorOf(machine, input, delays), checkedChart.start()];
      for (const event of path) {
        actor.take(event);
        checked.take(event);
      }
      if (last === undefined) {
        expect({ value: state.value as unknown, context: state.context as unknown }).toEqual({
          value: actor.standing.value,
          context: actor.standing.context,
        });
      } else {
        actor.take(last);
        checked.take(last);
        taken.add(last);
      }
      expect(checked.standing).toEqual(actor.standing);
    }
  }
  // An event that no state expects shows nothing: the subject says less than it seems to.
  expect(events.filter((event) => !taken.has(event))).toEqual([]);
}

function unknownTo(machine: AnyStateMachine): never {
  throw new Error(`${machine.id} is no chart of the systems.`);
}
