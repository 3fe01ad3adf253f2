import {
  effectOnlyInAddressedInstance,
  effectOnlyUnderOwnKey,
} from '../../../spec/process-state/properties/communication.ts';
import {
  incarnationsOnlyRise,
  oneKeyForOneInstance,
  onePidForOneName,
} from '../../../spec/process-state/properties/issuing.ts';
import type { Composition, Member, Options } from '../composition.ts';
import { aKeyOfALaterEpochIsKnown, aLivingProcessCountsAsDead, aTargetIsKnownDead } from '../witnesses.ts';
import { crashes, followerOf, ipc, late, send, timely, timelyControl } from './travel.ts';

/** The catalogue's scope D: the manager itself restarts. P follows T; either may run beside it. */
export function managerRestart(
  name: string,
  times: Readonly<Record<string, number>>,
  local: readonly string[],
  options: Options,
  lastIncarnation: number,
): Composition {
  const placed = (process: string, member: Member): Member =>
    local.includes(process) ? { ...member, element: 0 } : member;
  return {
    name: `process-state/${name}`,
    processes: { P: placed('P', followerOf(timely, 'T')), T: placed('T', followerOf(timely)) },
    limit: 2,
    lastIncarnation,
    registerRetry: 3,
    options,
    control: timelyControl('fifo'),
    faults: crashes({ manager: 1, ...times }),
    witnesses: options.keyEpoch === false ? [aTargetIsKnownDead] : [aTargetIsKnownDead, aKeyOfALaterEpochIsKnown],
  };
}

/** The whole control card comes down and up: the manager, P beside it and their operating system. P and T follow each other. */
export function controlCardLoss(times: Readonly<Record<string, number>>): Composition {
  const rest = managerRestart('control-card-loss', {}, [], {}, 2);
  return {
    ...rest,
    processes: { P: { ...followerOf(timely, 'T'), element: 0 }, T: followerOf(timely, 'P') },
    faults: crashes({ 'control card': 1, ...times }),
    witnesses: [aTargetIsKnownDead, aKeyOfALaterEpochIsKnown],
  };
}

/** The manager restarts while P talks to T: no key of an earlier epoch lets a message through. */
export function restartWhileTalking(times: Readonly<Record<string, number>>, lastIncarnation: number): Composition {
  return {
    ...managerRestart('manager-restart-talk', times, ['P'], {}, lastIncarnation),
    ipc,
    stimuli: [send('P', 'T', 1)],
  };
}

/** T alone, asked before it counts as dead, while the manager restarts. */
export function restartWhileProbing(times: Readonly<Record<string, number>>): Composition {
  return {
    ...managerRestart('manager-restart-probed', times, [], { probe: true }, 2),
    processes: { T: followerOf(late) },
    limit: 1,
    witnesses: [aLivingProcessCountsAsDead],
  };
}

/** Keys without an epoch and a registry that is lost: S-PSM-4 alone is claimed of it. P talks to T. */
export function withoutEpochs(times: Readonly<Record<string, number>>): Composition {
  const reason = 'trap T18: the restarted manager issues the same keys again';
  const broken = [onePidForOneName, oneKeyForOneInstance, incarnationsOnlyRise, effectOnlyInAddressedInstance];
  return {
    ...managerRestart('manager-restart-without-epochs', times, [], { keyEpoch: false }, 3),
    ipc,
    stimuli: [send('P', 'T', 1)],
    claimed: [effectOnlyUnderOwnKey, ...broken],
    broken: Object.fromEntries(broken.map(({ name }) => [name, reason])),
  };
}

/** T is cut off from the manager while P, which stands beside it, still hears T: a zombie talks. */
export function partition(
  partitions: Readonly<Record<string, number>>,
  control: Composition['control'],
  bodies = 1,
  lastIncarnation = 2,
): Composition {
  return {
    name: 'process-state/partition',
    processes: { P: { ...followerOf(timely, 'T'), element: 0 }, T: followerOf(timely, 'P') },
    limit: 2,
    lastIncarnation,
    registerRetry: 3,
    control,
    ipc,
    stimuli: [send('T', 'P', bodies), send('P', 'T', bodies)],
    faults: [],
    partitions,
    witnesses: [aTargetIsKnownDead, aLivingProcessCountsAsDead],
  };
}
