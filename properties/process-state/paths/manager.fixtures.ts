import {
  admission,
  operatingSystem,
  operatingSystemPoll,
  record,
  type AdmissionInput,
  type OperatingSystemInput,
  type OperatingSystemPollInput,
  type RecordInput,
} from '../../../machines/process-state/index.ts';
import { never, type Subject } from '../../paths/subject.fixtures.ts';
import { key } from './keys.fixtures.ts';

const OPERATING_SYSTEM = 'operating system';

const active = (token: number, address = 'T') => ({ address, osId: 7, token });
const list = (...tokens: readonly number[]) => ({
  type: 'OsList',
  query: 'admission/T',
  active: tokens.map((token) => active(token)),
  from: OPERATING_SYSTEM,
});

const startList = (...active: readonly unknown[]) => ({
  type: 'OsList',
  query: 'start',
  active,
  from: OPERATING_SYSTEM,
});
const registerRequest = (token: number) => ({
  type: 'RegisterRequest',
  name: 'T',
  element: 0,
  osId: 7,
  token,
  from: 'T',
});

const former = { key: key(2, 1, 0), from: 'T' };
const recordEvents = [
  { type: 'IssuePid', entry: 'entry/T' },
  startList(active(100), active(200, 'P')),
  { type: 'Heartbeat', ...former },
  { type: 'ProbeReply', ...former, n: 1 },
  { type: 'LookupRequest', requester: former.key, target: 'P', seq: 0, from: 'T' },
  registerRequest(100),
  startList(active(100)),
  startList(),
];

function recordSubject(choice: string, input: RecordInput): Subject {
  // Every further identifier is issued like the last one.
  const isFar: Subject['isFar'] = ({ nextPid }) => Number(nextPid) > (input.nextPid ?? 1) + 2;
  const delays: Subject['delays'] = input.demandRetry == null ? {} : { demandRetry: input.demandRetry };
  return { choice, machine: record, input, delays, events: recordEvents, isFar };
}

const drawn = (token: number, from: string) => ({ type: 'TokenDrawn', osId: 7, token, from });

/** Two processes, of which one draws a second token: more would only repeat that. */
const operatingSystemEvents = [
  drawn(100, 'T'),
  drawn(101, 'T'),
  drawn(100, 'P'),
  { type: 'PartEnded', boot: 1, from: 'T' },
  { type: 'PartEnded', boot: 1, from: 'P' },
  { type: 'OsListQuery', query: 'poll', from: 'manager' },
];

function operatingSystemSubject(choice: string, reportsExits: boolean): Subject {
  const input: OperatingSystemInput = { manager: 'manager', reportsExits, exitCode: 1 };
  return { choice, machine: operatingSystem, input, delays: {}, events: operatingSystemEvents, isFar: never };
}

/** The charts beside the entries: each comes back to a few states. */
export const managerSubjects: readonly Subject[] = [
  recordSubject('without an operating system', { epoch: 1, operatingSystem: null }),
  recordSubject('beside an operating system', { epoch: 1, operatingSystem: OPERATING_SYSTEM }),
  recordSubject('that says its demands again', { epoch: 2, operatingSystem: OPERATING_SYSTEM, demandRetry: 2 }),
  recordSubject('after a restart with a durable registry', { epoch: 2, operatingSystem: null, nextPid: 3 }),
  {
    choice: 'of three instances',
    machine: admission,
    input: { name: 'T', operatingSystem: OPERATING_SYSTEM } satisfies AdmissionInput,
    delays: {},
    events: [...[100, 200, 300].map(registerRequest), list(), list(100), list(200, 300)],
    isFar: never,
  },
  {
    choice: 'of two names',
    machine: operatingSystemPoll,
    input: {
      operatingSystem: OPERATING_SYSTEM,
      names: ['P', 'T'],
      pollPeriod: 2,
    } satisfies OperatingSystemPollInput,
    delays: { pollPeriod: 2 },
    events: [list(), list(100)],
    isFar: never,
  },
  operatingSystemSubject('that reports exits', true),
  operatingSystemSubject('that must be asked', false),
];
