import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createTestModel } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { entry } from '../../machines/process-state/entry.ts';
import { interestedProcess } from '../../machines/process-state/interested-process.ts';
import { process } from '../../machines/process-state/process.ts';
import { record } from '../../machines/process-state/record.ts';
import { Chart } from '../checker/chart.ts';
import { Coverage } from '../checker/coverage.ts';
import { untimed } from '../paths/untimed.ts';
import { actorOf, Checked } from '../paths/walk.ts';

/**
 * Goal: the chart that is checked is the chart that runs. Method: shortest paths to every state of the untimed chart, as
 * XState generates them; each is walked by an actor on a simulated clock and by the checker, which must stand alike. Together the paths take every transition.
 */

const key = (pid: number, incarnation: number) => ({ epoch: 1, pid, incarnation });
const own = key(1, 1);

interface Subject {
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  readonly delays: Readonly<Record<string, number>>;
  readonly events: readonly AnyEventObject[];
}

const subjects: readonly Subject[] = [
  { machine: record, input: { epoch: 1 }, delays: {}, events: [{ type: 'IssuePid', entry: 'entry/T' }] },
  {
    machine: entry,
    input: { name: 'T', others: ['P'], limit: 1, countPeriod: 1, firstIncarnation: 1, lastIncarnation: 2 },
    delays: { countPeriod: 1 },
    events: [
      { type: 'PidIssued', epoch: 1, pid: 2 },
      ...[100, 200, 300].map((token) => ({ type: 'RegisterRequest', name: 'T', token, from: 'T' })),
      ...[1, 2].map((incarnation) => ({ type: 'Heartbeat', key: key(2, incarnation), from: 'T' })),
      ...[1, 2].map((incarnation) => ({
        type: 'LookupRequest',
        requester: key(2, incarnation),
        target: 'P',
        seq: 0,
        from: 'T',
      })),
      { type: 'InterestDeclared', requester: { process: 'P', key: own }, seq: 0 },
      { type: 'RequesterGone', key: own },
    ],
  },
  {
    machine: process,
    input: { name: 'P', manager: 'manager', targets: ['T'], heartbeatPeriod: 1, registerRetry: 3, boot: 1 },
    delays: { heartbeatPeriod: 1, registerRetry: 3 },
    events: [
      ...[100, 101].map((token) => ({ type: 'RegisterReply', token, key: key(1, token - 99), from: 'manager' })),
      ...[100, 101].map((token) => ({ type: 'ReRegisterDemand', token, epoch: 1, reason: 'dead', from: 'manager' })),
      { type: 'ReRegisterDemand', key: own, epoch: 1, reason: 'dead', from: 'manager' },
      ...['T', 'Q'].map((from) => ({ type: 'Ipc', src: key(2, 1), dst: own, body: 'hello', from })),
      { type: 'Ipc', src: key(2, 1), dst: key(1, 9), body: 'hello', from: 'T' },
    ],
  },
  ...[true, false].map((relookupOnReject) => ({
    machine: interestedProcess,
    input: { target: 'T', manager: 'manager', relookupOnReject },
    delays: {},
    events: [
      { type: 'KeyTaken', key: own },
      { type: 'KeyDropped' },
      { type: 'Send', target: 'T', body: 'hello' },
      ...[1, 2].flatMap((incarnation) => [
        { type: 'BirthNotification', requester: own, name: 'T', key: key(2, incarnation), from: 'manager' },
        {
          type: 'DeathNotification',
          requester: own,
          name: 'T',
          key: key(2, incarnation),
          cause: 'silence',
          from: 'manager',
        },
        { type: 'LookupReply', requester: own, target: 'T', seq: 0, key: key(2, incarnation), from: 'manager' },
        { type: 'IpcReject', presented: key(2, incarnation), reason: 'key-mismatch', from: 'T' },
        { type: 'IpcAdmitted', src: key(2, incarnation), dst: own, body: 'hello' },
      ]),
    ],
  })),
];

/** Registering over and over, or asking over and over, leads to ever new states: paths end there. */
const isFar = ({ context }: { context: Record<string, unknown> }): boolean =>
  Number(context.token ?? 0) > 301 || Number(context.seq ?? 0) > 2 || Number(context.nextPid ?? 0) > 3;

describe('the charts of process-state, walked as programs run them', () => {
  const charts = new Map<AnyStateMachine, { readonly chart: Chart; readonly coverage: Coverage }>();

  it.each(subjects.map((subject) => ({ id: subject.machine.id, subject })))(
    '$id stands where the checker has it after every path and every next event',
    ({ subject }) => {
      const { machine, input, delays, events } = subject;
      const model = createTestModel(untimed(machine));
      const ends = Object.keys(delays).map((delay) => ({ type: `after.${delay}` }));
      // Only what the chart expects where it stands: a path is no place for unexpected receptions.
      const expected = (state: AnyMachineSnapshot): readonly AnyEventObject[] =>
        [...events, ...ends].filter((event) => state.machine.getTransitionData(state, event).length > 0);
      const paths = model.getShortestPaths({
        input,
        events: expected,
        // A path inside a longer one counts too, for what can follow its end.
        allowDuplicatePaths: true,
        stopWhen: isFar as never,
      });
      const { chart, coverage } = charts.get(machine) ?? chartOf(machine);
      charts.set(machine, { chart, coverage });
      expect(paths.length).toBeGreaterThan(0);
      for (const { steps, state } of paths) {
        const path = steps.map(({ event }) => event as AnyEventObject).filter(({ type }) => type !== 'xstate.init');
        // Every path is walked once more with each event that its last state expects.
        for (const last of [undefined, ...expected(state)]) {
          const [actor, checked] = [
            actorOf(machine, input, delays),
            new Checked(machine, input, delays, chart, coverage),
          ];
          for (const event of path) {
            actor.take(event);
            checked.take(event);
          }
          expect(checked.standing).toEqual(actor.standing);
          expect({ value: state.value as unknown, context: state.context as unknown }).toEqual({
            value: actor.standing.value,
            context: actor.standing.context,
          });
          if (last === undefined) continue;
          actor.take(last);
          checked.take(last);
          expect(checked.standing).toEqual(actor.standing);
        }
      }
    },
  );

  it('are taken transition by transition by the paths together', () => {
    const missed = [...charts.values()].flatMap(({ chart, coverage }) =>
      coverage.summary.missed.map((transition) => `${chart.machine.id} > ${transition}`),
    );
    expect(missed).toEqual([]);
  });
});

function chartOf(machine: AnyStateMachine): { readonly chart: Chart; readonly coverage: Coverage } {
  const chart = new Chart(machine, machine.id);
  return { chart, coverage: new Coverage(chart.machine) };
}
