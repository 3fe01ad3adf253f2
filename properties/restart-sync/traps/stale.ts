import { crash, deliveredFrom, restart, tick } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import type { Composition } from '../composition.ts';
import * as trapped from './compositions.ts';
import { birth, both, counting, data, death, eof, inTransfer, limit, withKey } from './occurrences.ts';
import { unguarded } from './unguarded.ts';

/** The traps of one receiver and one source. */
export const staleTraps: TrapScenarios<Composition> = {
  T1: {
    composition: trapped.unseen,
    occurrences: [
      eof(1, counting(2)),
      crash('S'),
      restart('S'),
      { ...data(2), without: ['deliver.DeathNotification', 'deliver.BirthNotification'] },
      eof(2, counting(1)),
    ],
    unguarded: unguarded.T1.what,
  },
  T2: {
    composition: trapped.twiceInTime,
    occurrences: [
      death('R', 1),
      data(2, withKey('1')),
      { ...death('R', 2), without: ['deliver.Eof'] },
      data(3, withKey('2')),
      eof(3, counting(1)),
    ],
    unguarded: unguarded.T2.what,
  },
  T3: {
    composition: trapped.dyingOn,
    occurrences: [
      eof(1, counting(1)),
      death('R', 1),
      tick,
      { ...birth('R', 2), without: ['timer.staleLimit'] },
      { ...death('R', 2), without: ['timer.staleLimit', 'deliver.Eof'] },
      tick,
      limit,
    ],
    unguarded: unguarded.T3.what,
  },
  T4: {
    composition: trapped.long,
    occurrences: [
      eof(1, counting(2)),
      data(2, inTransfer(1)),
      limit,
      data(2, inTransfer(1)),
      eof(2, both(inTransfer(1), counting(2))),
    ],
    unguarded: unguarded.T4.what,
  },
  T8: {
    composition: trapped.once,
    occurrences: [death('R', 1), data(1)],
    unguarded: unguarded.T8.what,
  },
  T9: {
    composition: trapped.twice,
    occurrences: [death('R', 1), data(3), eof(2)],
    unguarded: unguarded.T9.what,
  },
  T10: {
    composition: trapped.once,
    occurrences: [
      eof(1, counting(1)),
      death('R', 1),
      data(2),
      tick,
      tick,
      { ...eof(2), without: ['timer.staleLimit', 'tick'] },
    ],
    unguarded: unguarded.T10.what,
  },
  T11: {
    composition: trapped.once,
    occurrences: [death('R', 1), tick, { ...eof(2), without: ['timer.staleLimit'] }, tick, tick],
    unguarded: unguarded.T11.what,
  },
  T12: {
    composition: trapped.once,
    occurrences: [eof(1, counting(1)), death('R', 1), { ...data(2), without: ['timer.staleLimit'] }, limit],
    unguarded: unguarded.T12.what,
  },
  T14: {
    composition: trapped.changing,
    occurrences: [
      death('R', 1),
      data(2, withKey('1')),
      { ...deliveredFrom('S', 'Update', 'R', ({ remove }) => String(remove) === '1'), without: ['timer.staleLimit'] },
      eof(2, counting(2)),
    ],
    unguarded: unguarded.T14.what,
  },
  T15: {
    composition: trapped.once,
    occurrences: [eof(1, counting(1)), death('R', 1), { ...eof(2, counting(0)), without: ['timer.staleLimit'] }],
    unguarded: unguarded.T15.what,
  },
  T21: {
    composition: trapped.deaf,
    occurrences: [
      eof(1, counting(1)),
      death('R', 1),
      { type: 'lose.BirthNotification' },
      { ...death('R', 2), without: ['timer.staleLimit', 'deliver.BirthNotification'] },
      { ...data(2), without: ['deliver.BirthNotification'] },
    ],
    unguarded: unguarded.T21.what,
  },
  T23: {
    composition: trapped.crossing,
    occurrences: [
      death('R', 1),
      data(2, both(inTransfer(1), withKey('1'))),
      { ...data(2, both(inTransfer(2), withKey('2'))), without: ['timer.staleLimit', 'deliver.Eof'] },
      eof(2, both(inTransfer(2), counting(1))),
    ],
    unguarded: unguarded.T23.what,
  },
  T26: {
    composition: trapped.once,
    occurrences: [
      eof(1, counting(1)),
      death('R', 1),
      birth('R', 2),
      { ...tick, without: ['deliver.Eof'] },
      { ...tick, without: ['deliver.Eof'] },
      { ...limit, without: ['deliver.Eof'] },
    ],
    unguarded: unguarded.T26.what,
  },
};
