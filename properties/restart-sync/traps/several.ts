import { crash, deliveredFrom, delivered, ended, restart, sent } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import type { Composition } from '../composition.ts';
import * as trapped from './compositions.ts';
import { about, birth, both, counting, death, ends, from, limit, toInstance } from './occurrences.ts';
import { unguarded } from './unguarded.ts';

/** The traps of chains, of configuration, and of the process manager. */
export const severalTraps: TrapScenarios<Composition> = {
  T5: {
    composition: trapped.middle,
    occurrences: [
      deliveredFrom('M', 'Eof', 'F', counting(1)),
      crash('M'),
      restart('M'),
      deliveredFrom('F', 'Subscribe', 'M'),
      deliveredFrom(
        'S',
        'Eof',
        'M',
        both(counting(1), ({ dst }) => (dst as { incarnation: number }).incarnation === 2),
      ),
      ends('F'),
    ],
    unguarded: unguarded.T5.what,
  },
  T6: {
    composition: trapped.bothDie,
    occurrences: [crash('S'), crash('R'), restart('R'), restart('S'), deliveredFrom('S', 'Eof', 'R', from(2))],
    unguarded: unguarded.T6.what,
  },
  T7: {
    composition: trapped.ring,
    occurrences: [crash('A'), crash('B'), restart('A'), restart('B'), ended('limit', 'awaited/B'), ends('B')],
    unguarded: unguarded.T7.what,
  },
  T13: {
    composition: trapped.shrinking,
    occurrences: [
      deliveredFrom('M', 'Eof', 'F', counting(1)),
      deliveredFrom('S', 'Eof', 'M', both(from(2), counting(0))),
      { ...deliveredFrom('M', 'Eof', 'F', counting(0)), without: ['deliver.DeathNotification'] },
    ],
    unguarded: unguarded.T13.what,
  },
  T16: {
    composition: trapped.head,
    occurrences: [deliveredFrom('M', 'Eof', 'F', counting(1)), death('M', 1), birth('M', 2)],
    unguarded: unguarded.T16.what,
  },
  T17: {
    composition: trapped.configuredOnce,
    occurrences: [
      crash('C'),
      crash('S'),
      restart('S'),
      delivered('DeathNotification', 'S', toInstance(2)),
      { ...restart('C'), without: ['send.Eof'] },
      delivered('ConfigReply', 'S'),
      ends('R'),
    ],
    unguarded: unguarded.T17.what,
  },
  T18: {
    composition: trapped.bothDie,
    occurrences: [
      crash('R'),
      restart('R'),
      {
        ...delivered('DeathNotification', 'R', both(toInstance(2), about(1))),
        without: ['deliver.LookupReply', 'deliver.BirthNotification'],
      },
    ],
    unguarded: unguarded.T18.what,
  },
  T19: {
    composition: trapped.headForGood,
    occurrences: [
      deliveredFrom('S', 'Data', 'M'),
      { ...death('M', 1), without: ['send.Eof'] },
      { ...limit, without: ['send.Eof'] },
      ends('F', counting(2)),
    ],
    unguarded: unguarded.T19.what,
  },
  T20: {
    composition: trapped.headAndMiddle,
    occurrences: [
      crash('S'),
      crash('M'),
      restart('M'),
      { ...delivered('DeathNotification', 'M', toInstance(2)), without: ['restart'] },
      restart('S'),
      ends('F'),
    ],
    unguarded: unguarded.T20.what,
  },
  T22: {
    composition: trapped.besideManager,
    occurrences: [
      birth('R', 2),
      sent('IpcReject', 'R', ({ reason }) => reason === 'not-ready'),
      ended('subscribeRetry', 'receiver/S'),
      deliveredFrom('S', 'Eof', 'R', from(2)),
    ],
    unguarded: unguarded.T22.what,
  },
  T24: {
    composition: trapped.managerRestart,
    occurrences: [
      deliveredFrom('S', 'Eof', 'R', counting(1)),
      crash('manager'),
      { ...crash('S'), without: ['restart'] },
      restart('manager'),
      { ...limit, without: ['deliver.DeathNotification'] },
    ],
    unguarded: unguarded.T24.what,
  },
  T25: {
    composition: trapped.suspected,
    occurrences: [
      deliveredFrom('S', 'Eof', 'R', counting(1)),
      delivered('ReRegisterDemand', 'R'),
      restart('S'),
      { ...delivered('LookupReply', 'R', about(2)), without: ['deliver.DeathNotification'] },
    ],
    unguarded: unguarded.T25.what,
  },
};
