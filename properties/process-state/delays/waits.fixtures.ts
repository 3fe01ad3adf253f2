import {
  entry,
  interestedProcess,
  notice,
  operatingSystemPoll,
  process,
  record,
  type EntryInput,
  type InterestedProcessInput,
  type NoticeInput,
  type OperatingSystemPollInput,
  type ProcessInput,
  type RecordInput,
} from '../../../machines/process-state/index.ts';
import type { Wait } from '../../delays/wait.fixtures.ts';
import { key, own } from '../paths/keys.fixtures.ts';

const ofEntry = (settings: Partial<EntryInput>): EntryInput => ({
  managerElement: 0,
  localDetector: 'os-error-code',
  // The first count finds it silent.
  limit: 0,
  countPeriod: 1,
  probe: true,
  probeWait: 9,
  probeRounds: 2,
  lateHeartbeat: 'demand-reregister',
  interestLifetime: 'incarnation',
  firstIncarnation: 1,
  lastIncarnation: 2,
  name: 'T',
  others: [],
  managerEpoch: 1,
  ...settings,
});
const registered = [
  { type: 'RegisterRequest', name: 'T', element: 1, osId: 7, token: 100, from: 'T' },
  { type: 'PidIssued', epoch: 1, pid: 2 },
];

const ofProcess = (settings: Partial<ProcessInput>): ProcessInput => ({
  name: 'P',
  manager: 'manager',
  element: 1,
  osId: 10,
  operatingSystem: null,
  targets: [],
  heartbeatPeriod: 9,
  registerRetry: 9,
  superseded: 'exit',
  earlierStarts: 0,
  boot: 1,
  ...settings,
});
const keyGiven = { type: 'RegisterReply', token: 100, key: own, from: 'manager' };

const ofInterest = (settings: Partial<InterestedProcessInput>): InterestedProcessInput => ({
  target: 'T',
  manager: 'manager',
  relookupOnReject: true,
  lookupWait: 'poll',
  lookupPollPeriod: 9,
  controlChannel: 'reliable-fifo',
  ipcRetry: 9,
  ...settings,
});
const keyTaken = { type: 'KeyTaken', key: own };
const died = {
  type: 'DeathNotification',
  requester: own,
  name: 'T',
  key: key(2, 1),
  cause: 'silence',
  from: 'manager',
};
const born = { type: 'BirthNotification', requester: own, name: 'T', key: key(2, 1), from: 'manager' };
const sentBack = { type: 'IpcReject', presented: key(2, 1), reason: 'not-ready', body: 'hello', from: 'T' };

const spokenTo = { type: 'IpcAdmitted', src: key(2, 1), dst: own, body: 'hello' };
const listed = {
  type: 'OsList',
  query: 'start',
  active: [{ address: 'T', osId: 7, token: 100 }],
  from: 'operating system',
};

/** Every state of every chart in which a named delay runs. */
export const waits: readonly Wait[] = [
  {
    machine: entry,
    state: 'alive.counted',
    delay: 'countPeriod',
    input: (countPeriod) => ofEntry({ countPeriod }),
    before: registered,
  },
  {
    machine: entry,
    state: 'alive.probed',
    delay: 'probeWait',
    input: (probeWait) => ofEntry({ probeWait }),
    before: [...registered, 'end'],
  },
  {
    machine: operatingSystemPoll,
    state: 'resting',
    delay: 'pollPeriod',
    input: (pollPeriod): OperatingSystemPollInput => ({
      operatingSystem: 'operating system',
      names: ['T'],
      pollPeriod,
    }),
    before: [],
  },
  {
    machine: record,
    state: 'issuing.demanding',
    delay: 'demandRetry',
    input: (demandRetry): RecordInput => ({ epoch: 2, operatingSystem: 'operating system', demandRetry }),
    before: [listed],
  },
  {
    machine: notice,
    state: 'unacknowledged',
    delay: 'noticeRetry',
    input: (noticeRetry): NoticeInput => ({ process: 'P', noticeRetry }),
    before: [died],
  },
  {
    machine: process,
    state: 'registering',
    delay: 'registerRetry',
    input: (registerRetry) => ofProcess({ registerRetry }),
    before: [],
  },
  {
    machine: process,
    state: 'running.beating',
    delay: 'heartbeatPeriod',
    input: (heartbeatPeriod) => ofProcess({ heartbeatPeriod }),
    before: [keyGiven],
  },
  {
    machine: interestedProcess,
    state: 'unknown.asking',
    delay: 'lookupPollPeriod',
    input: (lookupPollPeriod) => ofInterest({ lookupPollPeriod }),
    before: [keyTaken],
  },
  {
    machine: interestedProcess,
    state: 'dead.asking',
    delay: 'lookupPollPeriod',
    input: (lookupPollPeriod) => ofInterest({ lookupPollPeriod }),
    before: [keyTaken, died],
  },
  {
    machine: interestedProcess,
    state: 'alive.question.asking',
    delay: 'lookupPollPeriod',
    input: (lookupPollPeriod) => ofInterest({ lookupPollPeriod }),
    before: [keyTaken, spokenTo],
  },
  {
    machine: interestedProcess,
    state: 'alive.talk.retrying',
    delay: 'ipcRetry',
    input: (ipcRetry) => ofInterest({ ipcRetry }),
    before: [keyTaken, born, sentBack],
  },
];
