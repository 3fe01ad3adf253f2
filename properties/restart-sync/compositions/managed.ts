import { timely, timelyControl } from '../../process-state/compositions/travel.ts';
import type { Composition } from '../composition.ts';
import {
  aConfigurationIsKept,
  aDeathIsUntold,
  aLivingSourceCountsAsDead,
  aRequestIsRefused,
  aRestartIsTakenOver,
  newWaitsBesideOld,
  staleDataIsInUse,
} from '../witnesses.ts';
import { brokenIn } from './choices.ts';
import { crashes, findings, late, pair } from './samples.ts';

/** The real process state manager in the loop. Control messages arrive in time, in every order; data is late by any time where nothing else is said. */

/** S and R run beside the manager, which its operating system tells of their ends. */
export function besideManager(
  deaths: Readonly<Record<string, number>>,
  lastIncarnation: number,
  urgent = false,
): Composition {
  return {
    name: 'restart-sync/managed',
    processes: pair,
    managed: { heartbeats: {}, limit: 1, lastIncarnation, registerRetry: 3, control: timelyControl('fifo') },
    ...late,
    ipc: { ...late.ipc, urgent },
    stimuli: findings('S', 1),
    faults: crashes(deaths),
    witnesses: [staleDataIsInUse, newWaitsBesideOld, aRestartIsTakenOver, aRequestIsRefused],
  };
}

/** One of the two runs far from the manager, and is suspected falsely: its limit is shorter than its silence may be. */
export function suspected(
  name: string,
  who: 'S' | 'R',
  deaths: Readonly<Record<string, number>>,
  lastIncarnation: number,
  urgent = true,
): Composition {
  const rest = besideManager(deaths, lastIncarnation, urgent);
  return {
    ...rest,
    name: `restart-sync/${name}`,
    managed: {
      heartbeats: { [who]: timely },
      limit: 1,
      lastIncarnation,
      registerRetry: 3,
      control: timelyControl('fifo'),
    },
    witnesses: who === 'S' ? [aLivingSourceCountsAsDead, newWaitsBesideOld] : [newWaitsBesideOld],
  };
}

/** The manager restarts; what dies meanwhile is never told. S returns only where its restarts are counted. */
export function managerRestart(returns: number, lastIncarnation: number): Composition {
  return {
    ...besideManager({}, lastIncarnation, true),
    name: 'restart-sync/manager-restart',
    faults: [
      ...crashes({ manager: 1 }),
      { crash: 'S', times: 1 },
      ...(returns > 0 ? [{ restart: 'S', times: returns }] : []),
    ],
    witnesses: [staleDataIsInUse, aDeathIsUntold],
  };
}

/** S, far from the manager, dies by silence, and its data has no grace for that. */
export function silent(deaths: number, lastIncarnation: number): Composition {
  const { managed, ...rest } = suspected('managed-silence', 'S', { S: deaths }, lastIncarnation);
  const composition: Composition = {
    ...rest,
    options: { graceOnHeartbeatLoss: false },
    ...(managed !== undefined && { managed: { ...managed, limit: 2 } }),
    witnesses: [aRestartIsTakenOver],
  };
  return { ...composition, broken: brokenIn(composition, ['S-SYNC-12'], 'silence has no grace here') };
}

/** S asks C for its configuration; both run beside the manager. */
export function configuredByManaged(deaths: Readonly<Record<string, number>>, lastIncarnation: number): Composition {
  return {
    ...besideManager(deaths, lastIncarnation, true),
    name: 'restart-sync/managed-configuration',
    processes: { C: { configurations: {} }, S: { source: {}, configuredBy: 'C' } },
    stimuli: findings('S', 0),
    witnesses: [aConfigurationIsKept],
  };
}
