import type { Composition, Options } from '../composition.ts';
import {
  aKeyIsRejectedBySomeone,
  aMessageWaits,
  aLaterInstanceIsKnown,
  aLivingProcessCountsAsDead,
  aTargetIsKnownDead,
  someInterestRests,
} from '../witnesses.ts';
import { lookUpOfAbsent, registration } from './interest.ts';
import { crashes, followerOf, ipc, send, timely, timelyControl } from './travel.ts';

/** One process alone, with other values of the options than their defaults. */
export function chosen(name: string, options: Options, times: number, lossesAndDuplicates = 0): Composition {
  return {
    ...registration('fifo', times, lossesAndDuplicates),
    name: `process-state/${name}`,
    options,
    witnesses: [aLivingProcessCountsAsDead],
  };
}

/** P looks T up, which never starts, and is suspected falsely. */
export function lateLookUpIgnored(times: number): Composition {
  return {
    ...lookUpOfAbsent(times, times + 1),
    name: 'process-state/late-look-up-ignored',
    options: { lateHeartbeat: 'ignore' },
  };
}

/** P follows T, with other values of the options than their defaults. */
export function chosenLookUp(
  name: string,
  options: Options,
  times: Readonly<Record<string, number>>,
  lastIncarnation = 3,
): Composition {
  return {
    name: `process-state/${name}`,
    processes: { P: followerOf(timely, 'T'), T: followerOf(timely) },
    limit: 2,
    lastIncarnation,
    registerRetry: 3,
    options,
    control: timelyControl('fifo'),
    faults: crashes(times),
    witnesses: [
      aTargetIsKnownDead,
      ...(times.T === undefined ? [] : [aLaterInstanceIsKnown]),
      ...(options.interestLifetime === 'process' ? [someInterestRests] : []),
    ],
  };
}

/** The catalogue's scope E: P and T watch each other, and nobody talks. */
export function mutual(times: Readonly<Record<string, number>>, lastIncarnation: number): Composition {
  return {
    ...chosenLookUp('look-up-mutual', {}, times, lastIncarnation),
    processes: { P: followerOf(timely, 'T'), T: followerOf(timely, 'P') },
  };
}

/** P follows T and talks to it. */
export function chosenTalk(
  name: string,
  options: Options,
  times: Readonly<Record<string, number>>,
  bodies: number,
): Composition {
  return {
    ...chosenLookUp(name, options, times),
    ipc,
    stimuli: [send('P', 'T', bodies)],
    witnesses: [aKeyIsRejectedBySomeone, aMessageWaits],
  };
}

/** P asks again and again for T, which starts late. */
export function pollFor(times: Readonly<Record<string, number>>, lookupPollPeriod: number): Composition {
  const rest = chosenLookUp('look-up-by-poll', { lookupWait: 'poll', lookupPollPeriod }, times);
  const { T = 0, ...others } = times;
  return {
    ...rest,
    absent: ['T'],
    faults: [...crashes(others), { crash: 'T', times: T }, { restart: 'T', times: T + 1 }],
  };
}

/** P and T watch each other, and are asked before they count as dead. */
export function probedMutual(times: Readonly<Record<string, number>>, lastIncarnation: number): Composition {
  const rest = mutual(times, lastIncarnation);
  const witnesses = lastIncarnation > 1 ? rest.witnesses : [aTargetIsKnownDead];
  return { ...rest, witnesses, name: 'process-state/probe-mutual', limit: 1, options: { probe: true } };
}
