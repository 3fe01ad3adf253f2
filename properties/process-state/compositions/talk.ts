import type { Composition } from '../composition.ts';
import { aKeyIsRejectedBySomeone, aLivingProcessCountsAsDead, aTargetIsKnownDead } from '../witnesses.ts';
import { crashes, followerOf, ipc, late, send, timely, timelyControl } from './travel.ts';

/** P and T follow each other and talk: messages to and from instances that have died, been superseded or not yet got their key. */
export function ipcBothWays(times: Readonly<Record<string, number>>, bodies: number, capacity = 2): Composition {
  return {
    name: 'process-state/ipc',
    processes: { P: followerOf(timely, 'T'), T: followerOf(timely, 'P') },
    limit: 2,
    lastIncarnation: 3,
    registerRetry: 3,
    control: timelyControl('fifo'),
    ipc: { ...ipc, capacity },
    stimuli: [send('P', 'T', bodies), send('T', 'P', bodies)],
    faults: crashes(times),
    witnesses: [aKeyIsRejectedBySomeone, aTargetIsKnownDead],
  };
}

/** The same with a limit so small that both are suspected falsely, and nobody crashes: zombies talk. */
export function ipcUnderSuspicion(
  heartbeat: 'late' | 'timely',
  times: Readonly<Record<string, number>>,
  lastIncarnation: number,
): Composition {
  const travel = heartbeat === 'late' ? late : timely;
  return {
    ...ipcBothWays(times, 1, 1),
    name: 'process-state/ipc-suspicion',
    processes: { P: followerOf(travel, 'T'), T: followerOf(travel, 'P') },
    limit: 1,
    lastIncarnation,
    witnesses: [aLivingProcessCountsAsDead, aKeyIsRejectedBySomeone, aTargetIsKnownDead],
  };
}

/** Only P follows T, and after a rejected key it waits for the birth instead of asking again. */
export function ipcOneWay(times: Readonly<Record<string, number>>, bodies: number): Composition {
  return {
    name: 'process-state/ipc-one-way',
    processes: { P: followerOf(timely, 'T'), T: followerOf(timely) },
    limit: 2,
    lastIncarnation: 3,
    registerRetry: 3,
    options: { relookupOnReject: false },
    control: timelyControl('fifo'),
    ipc,
    stimuli: [send('P', 'T', bodies)],
    faults: crashes(times),
    witnesses: [aKeyIsRejectedBySomeone, aTargetIsKnownDead],
  };
}

/** Only P follows T and talks to it, over control channels that keep no order. */
export function ipcReordered(times: Readonly<Record<string, number>>, bodies: number): Composition {
  return {
    ...ipcOneWay(times, bodies),
    name: 'process-state/ipc-reordered',
    options: { relookupOnReject: true },
    control: timelyControl('bag'),
    witnesses: [aKeyIsRejectedBySomeone, aTargetIsKnownDead],
  };
}
