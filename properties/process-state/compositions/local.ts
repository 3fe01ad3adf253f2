import type { Composition, Member, Options } from '../composition.ts';
import {
  aLaterInstanceIsKnown,
  anEndIsNotKnownYet,
  aTargetIsKnownDead,
  anEndIsReportedBeforeItsRequest,
  twoInstancesRun,
} from '../witnesses.ts';
import { crashes, followerOf, late, lateControl, timely, timelyControl } from './travel.ts';

/** P and T run beside the manager, under the operating system that it asks. */

const local = (...targets: readonly string[]): Member => ({ ...followerOf(timely, ...targets), element: 0 });

/** The catalogue's scope C: T is local, and the operating system reports its end while a registration is on its way. */
export function localExit(times: number, control: Composition['control'], osIdReused = true): Composition {
  return {
    name: 'process-state/local',
    processes: { P: local('T'), T: { ...local(), osIdReused } },
    limit: 1,
    lastIncarnation: times + 1,
    registerRetry: 3,
    control,
    faults: crashes({ T: times }),
    witnesses: [aTargetIsKnownDead, aLaterInstanceIsKnown, anEndIsReportedBeforeItsRequest],
  };
}

/** Both run beside the manager, watch each other, and die. */
export function localMutual(
  name: string,
  times: Readonly<Record<string, number>>,
  options: Options,
  control: Composition['control'],
): Composition {
  return {
    name: `process-state/${name}`,
    processes: { P: local('T'), T: local('P') },
    limit: 1,
    lastIncarnation: 2,
    registerRetry: 3,
    options,
    control,
    faults: crashes(times),
    witnesses: [aTargetIsKnownDead, aLaterInstanceIsKnown],
  };
}

/** The same with an operating system that reports nothing, but is asked. */
export function localPoll(times: number, pollPeriod: number): Composition {
  return {
    ...localExit(times, timelyControl('fifo')),
    name: 'process-state/local-poll',
    options: { localDetector: 'os-poll', pollPeriod },
    witnesses: [aTargetIsKnownDead, aLaterInstanceIsKnown],
  };
}

/** T alone, whose repeated request may come after its end, and before the manager has learnt of that. */
export function localPollRepeat(times: number, running: readonly ('P' | 'T')[]): Composition {
  return {
    ...localPoll(times, 2),
    name: 'process-state/local-poll-repeat',
    processes: { ...(running.includes('P') && { P: local('T') }), T: local() },
    control: lateControl('fifo'),
    witnesses: [anEndIsNotKnownYet],
  };
}

/** The same where one question to the operating system, or one answer, may be late by any time and be overtaken. */
export function localPollLate(times: number, running: readonly ('P' | 'T')[]): Composition {
  const follows = running.includes('P');
  return {
    ...localPoll(times, 2),
    name: 'process-state/local-poll-late',
    processes: { ...(follows && { P: local('T') }), T: local() },
    operatingSystem: { kind: 'bag', capacity: 8, urgent: { above: 1 } },
    witnesses: follows ? [anEndIsNotKnownYet, aTargetIsKnownDead, aLaterInstanceIsKnown] : [anEndIsNotKnownYet],
  };
}

/** T is local, and judged by its heartbeats all the same. */
export function localHeartbeat(times: number): Composition {
  return {
    name: 'process-state/local-heartbeat',
    processes: { T: { ...followerOf(late), element: 0 } },
    limit: 2,
    lastIncarnation: times + 1,
    registerRetry: 3,
    options: { localDetector: 'heartbeat' },
    control: lateControl('fifo'),
    faults: crashes({ T: times }),
    witnesses: [anEndIsNotKnownYet],
  };
}

/** P looks itself up. */
export function lookUpOfItself(times: number): Composition {
  return {
    name: 'process-state/look-up-itself',
    processes: { P: local('P') },
    limit: 1,
    lastIncarnation: times + 1,
    registerRetry: 3,
    control: lateControl('fifo'),
    faults: crashes({ P: times }),
    witnesses: [aLaterInstanceIsKnown],
  };
}

/** P is local and follows T and U, which share a line card that is lost as a whole. */
export function cardLoss(times: number): Composition {
  return {
    name: 'process-state/card-loss',
    processes: {
      P: local('T', 'U'),
      T: { ...followerOf(timely), element: 1 },
      U: { ...followerOf(timely), element: 1 },
    },
    limit: 2,
    lastIncarnation: times + 1,
    registerRetry: 3,
    control: timelyControl('fifo'),
    faults: crashes({ 'line card 1': times }),
    witnesses: [aTargetIsKnownDead, aLaterInstanceIsKnown],
  };
}

/** P is local and follows T, whose supervisor starts it elsewhere while it may still run where it was. */
export function moving(
  name: string,
  times: Readonly<Record<string, number>>,
  options: Options,
  home = 1,
  control = timelyControl('fifo'),
): Composition {
  return {
    name,
    processes: {
      P: local('T'),
      'T here': { ...followerOf(timely), name: 'T', element: home },
      'T there': { ...followerOf(timely), name: 'T', element: 2, earlierStarts: (times['T here'] ?? 0) + 1 },
    },
    absent: ['T there'],
    limit: 1,
    lastIncarnation: 3,
    registerRetry: 3,
    options,
    control,
    faults: [
      ...crashes({ 'T here': times['T here'] ?? 0 }),
      { crash: 'T there', times: times['T there'] ?? 0 },
      // Its supervisor starts it there, and again after each crash.
      { restart: 'T there', times: 1 + (times['T there'] ?? 0) },
    ],
    witnesses: [twoInstancesRun, aLaterInstanceIsKnown],
  };
}

/** Two instances alone, with control messages late by any time. */
export function contestedLate(options: Options): Composition {
  const { processes, ...rest } = moving('process-state/moving-contested', {}, options, 1, lateControl('fifo'));
  const instances = Object.entries(processes).filter(([address]) => address !== 'P');
  return { ...rest, processes: Object.fromEntries(instances), witnesses: [twoInstancesRun] };
}
