import type { AnyEventObject } from 'xstate';
import { entry, type EntryInput, type EntrySettings } from '../../../machines/process-state/index.ts';
import { never, type Subject } from '../../paths/subject.fixtures.ts';
import { key, own } from './keys.fixtures.ts';

const HERE = 0;
const ELSEWHERE = 1;

const defaults: EntrySettings = {
  managerElement: HERE,
  localDetector: 'os-error-code',
  limit: 1,
  countPeriod: 1,
  probe: false,
  probeWait: 2,
  // Two rounds show that the numbers begin again; a third would only multiply the states.
  probeRounds: 2,
  lateHeartbeat: 'demand-reregister',
  interestLifetime: 'incarnation',
  firstIncarnation: 1,
  // The third registration finds no incarnation left, which also bounds the paths.
  lastIncarnation: 2,
};

function subject(
  choice: string,
  settings: Partial<EntryInput>,
  events: readonly AnyEventObject[],
  delays: readonly ('countPeriod' | 'probeWait')[] = ['countPeriod'],
): Subject {
  const input: EntryInput = { ...defaults, name: 'T', others: ['P'], managerEpoch: 1, ...settings };
  return {
    choice,
    machine: entry,
    input,
    delays: Object.fromEntries(delays.map((delay) => [delay, input[delay]])),
    events,
    // Incarnations, rounds and counts are all bounded by the input.
    isFar: never,
  };
}

const pid = { type: 'PidIssued', epoch: 1, pid: 2 };
const register = (token: number, element = ELSEWHERE) => ({
  type: 'RegisterRequest',
  name: 'T',
  element,
  osId: 7,
  token,
  from: 'T',
});
const heartbeat = (incarnation: number) => ({ type: 'Heartbeat', key: key(2, incarnation), from: 'T' });
const answer = (incarnation: number, n: number) => ({ type: 'ProbeReply', key: key(2, incarnation), n, from: 'T' });
const lookUp = (incarnation: number) => ({
  type: 'LookupRequest',
  requester: key(2, incarnation),
  target: 'P',
  seq: 0,
  from: 'T',
});
const byIdentifier = { osId: 10, element: ELSEWHERE };
const declared = (process: string, by = own) => ({ type: 'InterestDeclared', requester: { process, key: by }, seq: 0 });
const gone = { type: 'RequesterGone', key: own };
const reborn = (process: string, by = key(1, 2)) => ({ type: 'RequesterReborn', requester: { process, key: by } });
const exit = (token: number, osId = 7) => ({ type: 'OsExit', osId, token, code: 1, from: 'operating system' });
const list = (...tokens: readonly number[]) => ({
  type: 'OsList',
  query: 'poll',
  active: tokens.map((token) => ({ address: 'T', osId: 7, token })),
  from: 'operating system',
});
const asked = { type: 'ListAsked' };

/** What an operating system says, to an entry that is not judged by it. */
const unheeded = [exit(100), list(), asked];

export const entrySubjects: readonly Subject[] = [
  subject('counted elsewhere', {}, [
    pid,
    ...[100, 200, 300].map((token) => register(token)),
    ...[1, 2].map(heartbeat),
    ...[1, 2].map(lookUp),
    answer(1, 1),
    declared('P'),
    declared('T', key(2, 1)),
    gone,
    reborn('P'),
    ...unheeded,
  ]),
  subject('counted, with two who are interested', {}, [
    pid,
    register(100),
    // Declared against the order of their keys.
    declared('R', key(3, 1)),
    declared('P', key(1, 2)),
    declared('P'),
    gone,
  ]),
  subject(
    'probed',
    { probe: true },
    [pid, register(100), register(200), heartbeat(1), answer(1, 1), answer(1, 2)],
    ['countPeriod', 'probeWait'],
  ),
  subject('watched, by exits that are reported', {}, [
    pid,
    register(100, HERE),
    register(200, HERE),
    // It moves away, where its silence is counted.
    register(300, ELSEWHERE),
    exit(100),
    exit(200),
    exit(100, 8),
  ]),
  subject(
    'watched, by lists that are asked for',
    { localDetector: 'os-poll' },
    [pid, register(100, HERE), register(200, HERE), asked, list(), list(100), list(200)],
    [],
  ),
  subject('counted beside the manager', { localDetector: 'heartbeat' }, [
    pid,
    register(100, HERE),
    heartbeat(1),
    ...unheeded,
  ]),
  subject(
    'unanswered when late',
    { lateHeartbeat: 'ignore', probe: true },
    [pid, register(100), register(200), ...[1, 2].map(heartbeat), ...[1, 2].map(lookUp), answer(1, 1)],
    ['countPeriod', 'probeWait'],
  ),
  subject('followed by a process over its instances', { interestLifetime: 'process' }, [
    pid,
    register(100),
    register(200),
    declared('P'),
    gone,
    reborn('P'),
    { type: 'RequesterGone', key: key(1, 2) },
  ]),
  subject('asked for by identifier', { resolver: 'resolver' }, [
    pid,
    register(100),
    register(200),
    { ...lookUp(1), target: byIdentifier },
    { ...declared('P'), asked: { osId: 7, element: ELSEWHERE } },
    gone,
  ]),
  subject('that speaks over a channel that loses', { acknowledgedBy: ['P', 'T'] }, [
    pid,
    register(100),
    register(200),
    declared('P'),
    // Interested as well, but told at once.
    declared('R', key(3, 1)),
    gone,
    { type: 'RequesterGone', key: key(3, 1) },
  ]),
  subject('kept over a restart of the manager', { kept: { ...key(2, 1, 0), token: 100 }, managerEpoch: 1 }, [
    ...[50, 100, 200, 300].map((token) => register(token)),
    heartbeat(2),
    declared('P'),
  ]),
  subject('numbered from 0', { firstIncarnation: 0, lastIncarnation: 1 }, [
    pid,
    ...[100, 200, 300].map((token) => register(token)),
    ...[0, 1].map(heartbeat),
  ]),
];
