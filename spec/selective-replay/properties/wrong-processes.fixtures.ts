import { emptySections } from '../sections.ts';
import type { UnitView } from '../view.ts';
import * as processes from './processes.ts';
import { A, withChannel, withUnit } from './world.fixtures.ts';
import { first, wrong, type WrongStep } from './wrong-step.fixtures.ts';

const crashed: Partial<UnitView> = { running: [], processes: { routing: { phase: 'crashed', resumedFrom: null } } };
const restarting: Partial<UnitView> = {
  running: [],
  processes: { routing: { phase: 'restarting', resumedFrom: null } },
};

/** What may go wrong with the processes of a unit. */
export const wrongProcesses: readonly WrongStep[] = [
  wrong(
    processes.processesTakeNothingWithThem,
    'a process ends, and what it had changed is gone',
    'update 1 at the standby',
    ({ after }) => ({ after: withUnit(withChannel(after, 'unit-0', A, { state: emptySections }), 'unit-0', crashed) }),
  ),
  wrong(
    processes.processesResumeFromTheirSystem,
    'a process runs again, and has nothing',
    'update 1 at the standby',
    ({ before, after }) => ({
      before: withUnit(before, 'unit-0', restarting),
      after: withUnit(after, 'unit-0', { processes: { routing: { phase: 'running', resumedFrom: {} } } }),
    }),
  ),
  wrong(
    processes.whatComesMeanwhileIsRefused,
    'a process that does not run takes a request',
    'request 2',
    ({ before, after }) => ({
      before: withUnit(before, 'unit-0', crashed),
      after: withUnit(after, 'unit-0', crashed),
    }),
  ),
  wrong(
    processes.requestsAreNotForgotten,
    'a request is taken, and forgotten as soon as its change is made',
    'request 2',
    ({ after }) => ({ after: withUnit(after, 'unit-0', { requests: [] }) }),
  ),
  wrong(
    processes.whatIsCompleteIsTold,
    'all is acknowledged, and nobody is told',
    'acknowledgement 1 at the primary',
    ({ sent, after }) => ({
      sent: sent.filter(({ message }) => message.type !== 'RequestDone'),
      after: withUnit(after, 'unit-0', { requests: [{ requestId: 'r1', opUid: first, proc: 'routing' }] }),
    }),
  ),
  wrong(processes.onlyTheFitTakeOver, 'a unit takes over without its process', 'failover', ({ before, after }) => ({
    before: withUnit(before, 'unit-1', crashed),
    after: withUnit(after, 'unit-1', crashed),
  })),
  wrong(
    processes.theUnfitAreRestartedOnce,
    'a unit waits for a process that nobody starts',
    'update 1 at the standby',
    ({ after }) => ({ after: withUnit(after, 'unit-1', { ...crashed, phase: 'qualifying' }) }),
  ),
];
