import type { AnyEventObject } from 'xstate';
import { process, type ProcessInput } from '../../../machines/process-state/index.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import { key, own } from './keys.fixtures.ts';

const MANAGER = 'manager';

const reply = (token: number, incarnation: number) => ({
  type: 'RegisterReply',
  token,
  key: key(1, incarnation),
  from: MANAGER,
});

const demand = (what: object, reason: 'dead' | 'superseded' | 'epoch', epoch = 1) => ({
  type: 'ReRegisterDemand',
  ...what,
  epoch,
  reason,
  from: MANAGER,
});

const ipc = (from: string, incarnation: number) => ({
  type: 'Ipc',
  src: key(2, 1),
  dst: key(1, incarnation),
  body: 'hello',
  from,
});

/** What comes under the first two tokens from `first` on; the second is drawn on demand. */
function events(first: number): readonly AnyEventObject[] {
  return [
    reply(first, 1),
    reply(first + 1, 2),
    ...(['dead', 'superseded', 'epoch'] as const).flatMap((reason) => [
      demand({ token: first }, reason),
      demand({ key: own }, reason),
    ]),
    demand({ token: first + 1 }, 'dead'),
    demand({ key: own }, 'dead', 0),
    demand({ key: own }, 'epoch', 2),
    { type: 'Probe', key: own, n: 1, from: MANAGER },
    { type: 'Probe', key: key(1, 9), n: 1, from: MANAGER },
    ipc('T', 1),
    // From a process that it does not follow, and for an instance that it is not.
    ipc('Q', 1),
    ipc('T', 9),
  ];
}

function subject(
  choice: string,
  settings: Pick<ProcessInput, 'operatingSystem' | 'superseded' | 'earlierStarts'> &
    Partial<Pick<ProcessInput, 'targets'>>,
  expected: (first: number) => readonly AnyEventObject[] = events,
): Subject {
  const input: ProcessInput = {
    name: 'P',
    manager: MANAGER,
    element: 1,
    osId: 10,
    targets: ['T'],
    heartbeatPeriod: 1,
    registerRetry: 3,
    boot: 1,
    ...settings,
  };
  const first = (input.earlierStarts + input.boot) * 100;
  const { heartbeatPeriod, registerRetry } = input;
  const isSilent = input.operatingSystem !== null;
  return {
    choice,
    machine: process,
    input,
    delays: { registerRetry, ...(!isSilent && { heartbeatPeriod }) },
    events: expected(first),
    // A third token is drawn and lost like the second one.
    isFar: ({ token }) => Number(token) > first + 1,
  };
}

/** What it knows of a sender decides only once it has learnt whose messages come under that name. */
function eventsByIdentifier(first: number): readonly AnyEventObject[] {
  return [
    reply(first, 1),
    demand({ key: own }, 'dead'),
    { type: 'TargetNamed', target: 'that one', name: 'T' },
    ipc('T', 1),
    ipc('Q', 1),
  ];
}

export const processSubjects: readonly Subject[] = [
  subject('that beats, and ends itself when superseded', {
    operatingSystem: null,
    superseded: 'exit',
    earlierStarts: 0,
  }),
  subject('that beats, and registers anew when superseded', {
    operatingSystem: null,
    superseded: 'demand-reregister',
    earlierStarts: 0,
  }),
  subject('that its operating system watches', {
    operatingSystem: 'operating system',
    superseded: 'exit',
    earlierStarts: 0,
  }),
  subject('that its operating system watches, after a start elsewhere', {
    operatingSystem: 'operating system',
    superseded: 'demand-reregister',
    earlierStarts: 1,
  }),
  subject(
    'that knows a target by identifier alone',
    { operatingSystem: null, superseded: 'exit', earlierStarts: 0, targets: ['that one'] },
    eventsByIdentifier,
  ),
];
