import { communication, relookup, safety } from '../../spec/process-state/properties/index.ts';
import type { Channel, Fault, Stimulus } from '../checker/index.ts';
import {
  aKeyIsRejectedBySomeone,
  aLaterInstanceIsKnown,
  aLivingProcessCountsAsDead,
  aSupersededInstanceIsStillBelieved,
  aTargetIsAwaited,
  aTargetIsKnownDead,
} from './witnesses.ts';
import type { Composition, Member } from './system.ts';

/** P is interested in T; what each scope bounds, and why, stands in `catalogue.ts`. */

const timely: Member['heartbeat'] = { capacity: 1, urgent: true };
/** One heartbeat may be late by any time; a second one finds the buffer full. */
const late: Member['heartbeat'] = { capacity: 1 };

/** Every control message may be late by any time as long as it is the only one on its way; the second makes time wait for both. */
const lateControl = (kind: 'fifo' | 'bag'): Composition['control'] => ({ kind, capacity: 8, urgent: { above: 1 } });
const timelyControl = (kind: 'fifo' | 'bag'): Composition['control'] => ({ kind, capacity: 8, urgent: true });
/** Who would send more messages than that waits until there is room. */
const ipc: Pick<Channel, 'capacity' | 'whenFull'> = { capacity: 1, whenFull: 'back-pressure' };

export function crashes(times: Readonly<Record<string, number>>): readonly Fault[] {
  return Object.entries(times).flatMap(([name, count]) => [
    { crash: name, times: count },
    { restart: name, times: count },
  ]);
}

const followerOf = (heartbeat: Member['heartbeat'], ...targets: readonly string[]): Member => ({ targets, heartbeat });

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
    properties: [...safety, aLivingProcessCountsAsDead],
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
    properties: [
      ...safety,
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
    properties: [...safety, aTargetIsAwaited, aTargetIsKnownDead, aLaterInstanceIsKnown],
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
    properties: [...safety, aTargetIsAwaited, aLivingProcessCountsAsDead],
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
    properties: [...safety, aTargetIsAwaited, aTargetIsKnownDead, aLivingProcessCountsAsDead, ...restarted],
  };
}

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
    properties: [...safety, ...communication, ...relookup, aKeyIsRejectedBySomeone, aTargetIsKnownDead],
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
    properties: [
      ...safety,
      ...communication,
      ...relookup,
      aLivingProcessCountsAsDead,
      aKeyIsRejectedBySomeone,
      aTargetIsKnownDead,
    ],
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
    relookupOnReject: false,
    control: timelyControl('fifo'),
    ipc,
    stimuli: [send('P', 'T', bodies)],
    faults: crashes(times),
    properties: [...safety, ...communication, aKeyIsRejectedBySomeone, aTargetIsKnownDead],
  };
}

/** Only P follows T and talks to it, over control channels that keep no order. */
export function ipcReordered(times: Readonly<Record<string, number>>, bodies: number): Composition {
  return {
    ...ipcOneWay(times, bodies),
    name: 'process-state/ipc-reordered',
    relookupOnReject: true,
    control: timelyControl('bag'),
    properties: [...safety, ...communication, ...relookup, aKeyIsRejectedBySomeone, aTargetIsKnownDead],
  };
}

function send(part: string, target: string, times: number): Stimulus {
  return { part, event: { type: 'Send', target, body: `from ${part}` }, times };
}
