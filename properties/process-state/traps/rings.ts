import { crash, delivered, restart, sent, tick } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import type { Composition } from '../composition.ts';
import { chosen } from '../compositions/choices.ts';
import { localExit, localPoll } from '../compositions/local.ts';
import { managerRestart, partition } from '../compositions/restarts.ts';
import { lateControl, timelyControl } from '../compositions/travel.ts';
import { because, heardFrom, ofIncarnation, withToken } from './occurrences.ts';

const probing = chosen('probe', { probe: true }, 1);
const restarted = managerRestart('manager-restart', { T: 1 }, [], {}, 2);

/** The traps of the outer rings: partitions, operating systems, probes and the manager's own restart. */
export const ringTraps: TrapScenarios<Composition> = {
  T4: {
    composition: partition({ T: 1 }, timelyControl('fifo')),
    occurrences: [{ type: 'cut' }, delivered('DeathNotification', 'P', because('silence')), delivered('Ipc', 'P')],
    unguarded: 'a message is believed whoever it is from',
  },
  T9: {
    composition: localPoll(1, 2),
    occurrences: [
      crash('T'),
      { ...restart('T'), without: ['timer.pollPeriod'] },
      { ...sent('DeathNotification', 'P', because('superseded')), without: ['timer.pollPeriod'] },
    ],
    unguarded: 'a restart before detection is told as a birth alone',
  },
  T16: {
    composition: probing,
    occurrences: [
      sent('Probe', 'T', ({ n }) => n === 1),
      sent('Probe', 'T', ({ n }) => n === 2),
      heardFrom('T', 'ProbeReply', ({ n }) => n === 1),
    ],
    unguarded: 'the answer to an earlier probe saves a process',
  },
  T18: {
    composition: restarted,
    occurrences: [
      crash('manager'),
      restart('manager'),
      sent('RegisterReply', 'T', ({ key }) => (key as { epoch: number }).epoch === 2),
    ],
    unguarded: 'keys have no epoch',
  },
  T19: {
    composition: localExit(2, lateControl('fifo')),
    occurrences: [sent('OsExit', 'manager', withToken(100)), heardFrom('T', 'RegisterRequest', withToken(100))],
    unguarded: 'a request that comes after the exit of its sender is registered',
  },
  T22: {
    composition: probing,
    occurrences: [
      sent('Probe', 'T'),
      { ...heardFrom('T', 'RegisterRequest', withToken(200)), without: ['timer.probeWait'] },
      { ...tick, without: ['crash'] },
      { ...tick, without: ['crash', 'timer.probeWait'] },
      { ...heardFrom('T', 'Heartbeat', ofIncarnation(2)), without: ['crash', 'timer.probeWait'] },
    ],
    unguarded: 'the wait for an answer outlives a registration',
  },
  T24: {
    composition: restarted,
    occurrences: [
      crash('manager'),
      crash('T'),
      restart('manager'),
      delivered('RegisterReply', 'P', ({ key }) => (key as { epoch: number }).epoch === 2),
      heardFrom('P', 'LookupRequest'),
    ],
    unguarded: 'targets are only unknown after a restart of the manager',
  },
};
