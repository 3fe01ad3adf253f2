import { crash, delivered, restart, sent, tick } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import type { Composition } from '../composition.ts';
import { alone, followed, reordered } from '../compositions/samples.ts';
import { ipcBothWays, ipcReordered } from '../compositions/talk.ts';
import { because, count, heardFrom, ofIncarnation, withToken } from './occurrences.ts';

const talking = ipcBothWays({ T: 1, P: 1 }, 1);

/** The traps of the core: registration, look-up, heartbeats and keys. */
export const coreTraps: TrapScenarios<Composition> = {
  T1: {
    composition: followed,
    occurrences: [crash('T'), restart('T'), sent('DeathNotification', 'P', because('superseded'))],
    unguarded: 'a restart before detection is told as a birth alone',
  },
  T2: {
    composition: talking,
    occurrences: [
      sent('RegisterReply', 'T'),
      delivered('BirthNotification', 'P'),
      delivered('Ipc', 'T'),
      sent('IpcReject', 'P', because('not-ready')),
      { type: 'timer.ipcRetry' },
      sent('Ipc', 'T'),
    ],
    unguarded: 'what came too early is given up',
  },
  T3: {
    composition: reordered,
    occurrences: [
      delivered('BirthNotification', 'P', ofIncarnation(2)),
      delivered('DeathNotification', 'P', ofIncarnation(1)),
    ],
    unguarded: 'an old death is believed',
  },
  T5: {
    composition: alone,
    occurrences: [
      crash('T'),
      restart('T'),
      heardFrom('T', 'RegisterRequest', withToken(200)),
      heardFrom('T', 'Heartbeat', ofIncarnation(1)),
    ],
    unguarded: 'a heartbeat counts whatever its incarnation',
  },
  T6: {
    composition: followed,
    occurrences: [
      heardFrom('P', 'LookupRequest'),
      sent('LookupReply', 'P'),
      crash('T'),
      delivered('DeathNotification', 'P'),
    ],
    unguarded: 'the answer to a look-up goes out before the interest is noted, and the note is lost',
  },
  T7: {
    composition: followed,
    occurrences: [
      heardFrom('P', 'LookupRequest'),
      heardFrom('T', 'RegisterRequest', withToken(100)),
      delivered('BirthNotification', 'P', ofIncarnation(1)),
    ],
    unguarded: 'interest in the unseen is not noted',
  },
  T8: {
    composition: reordered,
    occurrences: [
      heardFrom('P', 'LookupRequest'),
      crash('P'),
      restart('P'),
      delivered('BirthNotification', 'P', ({ requester }) => (requester as { incarnation: number }).incarnation === 1),
    ],
    unguarded: 'a notice for a dead predecessor is believed',
  },
  T10: {
    composition: reordered,
    occurrences: [
      delivered('BirthNotification', 'P', ofIncarnation(2)),
      delivered('LookupReply', 'P', ofIncarnation(1)),
    ],
    unguarded: 'an old birth is believed',
  },
  T11: {
    composition: ipcReordered({ T: 2 }, 1),
    occurrences: [delivered('BirthNotification', 'P', ofIncarnation(2)), delivered('IpcReject', 'P', ofIncarnation(1))],
    unguarded: 'a late rejection is heeded',
  },
  T12: {
    composition: { ...alone, control: { ...alone.control, loss: 1 } },
    occurrences: [
      { type: 'lose.RegisterReply' },
      heardFrom('T', 'RegisterRequest', withToken(100)),
      delivered('RegisterReply', 'T', withToken(100)),
    ],
    unguarded: 'a repeated request gets a new key',
  },
  T13: {
    composition: followed,
    occurrences: [crash('T'), count('T'), count('T'), sent('DeathNotification', 'P', because('silence'))],
    unguarded: 'the counter never grows, as the figure has it',
  },
  T14: {
    composition: followed,
    occurrences: [
      sent('DeathNotification', 'P', because('silence')),
      heardFrom('T', 'Heartbeat', ofIncarnation(1)),
      sent('ReRegisterDemand', 'T', because('dead')),
      delivered('BirthNotification', 'P', ofIncarnation(2)),
    ],
    unguarded: 'the dead are not told that they are',
  },
  T15: {
    composition: followed,
    occurrences: [
      sent('Heartbeat', 'manager'),
      tick,
      { ...count('T'), without: ['tick', 'crash'] },
      { ...sent('DeathNotification', 'P', because('silence')), without: ['tick', 'crash'] },
      { ...heardFrom('T', 'Heartbeat'), without: ['tick', 'crash'] },
    ],
    unguarded: 'the limit itself is already death',
  },
  T17: {
    composition: talking,
    occurrences: [
      crash('P'),
      restart('P'),
      delivered('Ipc', 'P', ofIncarnation(1)),
      delivered('IpcReject', 'T', because('key-mismatch')),
      heardFrom('T', 'LookupRequest'),
    ],
    unguarded: 'nobody asks again after a rejection',
  },
  T20: {
    composition: alone,
    occurrences: [
      heardFrom('T', 'RegisterRequest', withToken(100)),
      count('T'),
      count('T'),
      { ...heardFrom('T', 'RegisterRequest', withToken(100)), without: ['crash'] },
      sent('ReRegisterDemand', 'T', withToken(100)),
    ],
    unguarded: 'a process that counts as dead keeps its token',
  },
  T21: {
    composition: alone,
    occurrences: [
      crash('T'),
      restart('T'),
      heardFrom('T', 'RegisterRequest', withToken(200)),
      heardFrom('T', 'RegisterRequest', withToken(100)),
    ],
    unguarded: 'a late request of a dead predecessor supersedes its successor',
  },
  T23: {
    composition: followed,
    occurrences: [
      sent('ReRegisterDemand', 'P', because('dead')),
      crash('T'),
      heardFrom('P', 'RegisterRequest', withToken(101)),
      heardFrom('P', 'LookupRequest'),
      delivered('DeathNotification', 'P'),
    ],
    unguarded: 'a process that counts as dead keeps what it believes of others',
  },
};
