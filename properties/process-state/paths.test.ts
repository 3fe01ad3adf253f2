import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { Chart } from '../checker/chart.ts';
import { Coverage } from '../checker/coverage.ts';
import { endOf, untimed } from '../paths/untimed.ts';
import { actorOf, Checked } from '../paths/walk.ts';
import { entrySubjects } from './paths/entry.fixtures.ts';
import { interestedProcessSubjects } from './paths/interested-process.fixtures.ts';
import { managerSubjects } from './paths/manager.fixtures.ts';
import { noticeSubjects } from './paths/notice.fixtures.ts';
import { processSubjects } from './paths/process.fixtures.ts';
import { resolverSubjects } from './paths/resolver.fixtures.ts';
import type { Subject } from './paths/subject.fixtures.ts';
import { charts } from './system.ts';

/**
 * Goal: the chart that is checked is the chart that runs. Method: shortest paths to every state of the untimed chart, as
 * XState generates them; each is walked by an actor on a simulated clock and by the checker, which must stand alike. Together the paths take every transition.
 */

const subjects: readonly Subject[] = [
  ...entrySubjects,
  ...managerSubjects,
  ...noticeSubjects,
  ...resolverSubjects,
  ...processSubjects,
  ...interestedProcessSubjects,
];

describe('the charts of process-state, walked as programs run them', () => {
  const walked = new Map(
    Object.values(charts).map((machine: AnyStateMachine) => {
      const chart = new Chart(machine, machine.id);
      return [machine, { chart, coverage: new Coverage(chart.machine) }] as const;
    }),
  );

  it.each(subjects.map((subject) => [`${subject.machine.id} ${subject.choice}`, subject] as const))(
    '%s stands where the checker has it after every path and every next event',
    (_title, subject) => {
      const { machine, input, delays } = subject;
      const { chart, coverage } = walked.get(machine) ?? unknownTo(machine);
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
        stopWhen: ((state: AnyMachineSnapshot) => subject.isFar(state.context as Record<string, unknown>)) as never,
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
    },
  );

  it('are taken transition by transition by the paths together', () => {
    const missed = [...walked.values()].flatMap(({ chart, coverage }) =>
      coverage.summary.missed.map((transition) => `${chart.machine.id} > ${transition}`),
    );
    expect(missed).toEqual([]);
  });
});

function unknownTo(machine: AnyStateMachine): never {
  throw new Error(`${machine.id} is no chart of the systems.`);
}
