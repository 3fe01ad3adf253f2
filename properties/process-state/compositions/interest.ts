import type { Composition, Member } from '../composition.ts';
import {
  aLaterInstanceIsKnown,
  aLivingProcessCountsAsDead,
  aSupersededInstanceIsStillBelieved,
  aTargetIsAwaited,
  aTargetIsKnownDead,
} from '../witnesses.ts';
import { crashes, followerOf, late, lateControl, timely, timelyControl } from './travel.ts';

/** P is interested in T; what each scope bounds, and why, stands in the catalogue. */

/** One process alone: registration, heartbeats, death and rebirth, with control messages late and heartbeats lost, late and doubled. */
export function registration(kind: 'fifo' | 'bag', times: number, lossesAndDuplicates: number): Composition {
  return {
    name: kind === 'fifo' ? 'process-state/registration' : 'process-state/registration-reordered',
    processes: { T: followerOf({ ...late, loss: lossesAndDuplicates, duplication: lossesAndDuplicates }) },
    limit: 1,
    lastIncarnation: times + 2,
    registerRetry: 3,
    control: lateControl(kind),
    faults: crashes({ T: times }),
    witnesses: [aLivingProcessCountsAsDead],
  };
}

/** P follows T: look-ups before and after T's first registration, births, deaths and supersessions, false suspicion of both. */
export function lookUp(settings: {
  readonly crashes: Readonly<Record<string, number>>;
  readonly lateHeartbeats: readonly string[];
  readonly control: 'late' | 'timely';
  readonly lastIncarnation: number;
  readonly losses: number;
}): Composition {
  const heartbeatOf = (name: string): Member['heartbeat'] =>
    settings.lateHeartbeats.includes(name) ? { ...late, loss: settings.losses, duplication: settings.losses } : timely;
  return {
    name: 'process-state/look-up',
    processes: { P: followerOf(heartbeatOf('P'), 'T'), T: followerOf(heartbeatOf('T')) },
    limit: 1,
    lastIncarnation: settings.lastIncarnation,
    registerRetry: 3,
    control: settings.control === 'late' ? lateControl('fifo') : timelyControl('fifo'),
    faults: crashes(settings.crashes),
    witnesses: [
      aTargetIsAwaited,
      aTargetIsKnownDead,
      aLaterInstanceIsKnown,
      aLivingProcessCountsAsDead,
      aSupersededInstanceIsStillBelieved,
    ],
  };
}

/** The same over channels that keep no order: what P believes must not go back even so. */
export function lookUpReordered(
  times: Readonly<Record<string, number>>,
  limit: number,
  lastIncarnation: number,
): Composition {
  return {
    name: 'process-state/look-up-reordered',
    processes: { P: followerOf(timely, 'T'), T: followerOf(timely) },
    limit,
    lastIncarnation,
    registerRetry: 3,
    control: timelyControl('bag'),
    faults: crashes(times),
    witnesses: [aTargetIsAwaited, aTargetIsKnownDead, aLaterInstanceIsKnown],
  };
}

/** P follows T, which never starts; control messages are late by any time: what becomes of those who ask. */
export function lookUpOfAbsent(times: number, lastIncarnation: number): Composition {
  const rest = lookUp({
    crashes: { P: times },
    lateHeartbeats: ['P'],
    control: 'late',
    lastIncarnation,
    losses: 0,
  });
  return {
    ...rest,
    name: 'process-state/look-up-absent',
    absent: ['T'],
    witnesses: [aTargetIsAwaited, aLivingProcessCountsAsDead],
  };
}

/** P follows T without a crash, control messages late by any time. */
export function lookUpLate(times: Readonly<Record<string, number>>, lastIncarnation: number): Composition {
  const rest = lookUp({
    crashes: times,
    lateHeartbeats: [],
    control: 'late',
    lastIncarnation,
    losses: 0,
  });
  const restarted = lastIncarnation > 1 ? [aLaterInstanceIsKnown] : [];
  return {
    ...rest,
    name: 'process-state/look-up-late',
    witnesses: [aTargetIsAwaited, aTargetIsKnownDead, aLivingProcessCountsAsDead, ...restarted],
  };
}
