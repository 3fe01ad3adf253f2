import type { Composition, Options } from '../composition.ts';
import {
  aKeyIsRejectedBySomeone,
  aLaterInstanceIsKnown,
  anIdentifierIsAwaited,
  anIdentifierIsGivenAway,
  aTargetIsKnownDead,
} from '../witnesses.ts';
import { chosenLookUp } from './choices.ts';
import { crashes, followerOf, ipc, send, timely } from './travel.ts';

/** P knows its target by the identifier that the operating system gave to its first instance, and calls it its peer. */

const byIdentifier: Options = { lookupBy: 'os-id-and-element' };

/** T gets another identifier at each start: P asks while it lives, while it is dead, before it registers, and in vain. */
export function identified(times: Readonly<Record<string, number>>, lastIncarnation = 3): Composition {
  return {
    ...chosenLookUp('look-up-by-identifier', byIdentifier, times, lastIncarnation),
    processes: {
      P: { ...followerOf(timely), hosted: { peer: ['T'] } },
      T: { ...followerOf(timely), osIdReused: false },
    },
    witnesses: [aTargetIsKnownDead, aLaterInstanceIsKnown, anIdentifierIsAwaited],
  };
}

/** P talks to T once it knows its name, and T, which follows P by name, talks back. */
export function identifiedTalk(times: Readonly<Record<string, number>>, bodies: number): Composition {
  const rest = identified(times);
  return {
    ...rest,
    name: 'process-state/identifier-talk',
    processes: { ...rest.processes, T: { ...followerOf(timely, 'P'), osIdReused: false } },
    ipc,
    stimuli: [send('P', 'T', bodies), send('T', 'P', bodies)],
    witnesses: [aTargetIsKnownDead, aLaterInstanceIsKnown],
  };
}

/** P restarts and has forgotten the name of T, while T still answers what P's predecessor sent. */
export function forgottenName(crashesOfP: number, bodies: number): Composition {
  return {
    ...identifiedTalk({ P: crashesOfP }, bodies),
    name: 'process-state/identifier-forgotten',
    witnesses: [aKeyIsRejectedBySomeone],
  };
}

/** T and U start late, on the same card, and are given the same identifier in any order. P asks again and again. */
export function identifierReused(times: Readonly<Record<string, number>>, lastIncarnation: number): Composition {
  const { U = 0, ...others } = times;
  const hosted = { ...followerOf(timely), element: 2, osId: 20 };
  return {
    ...chosenLookUp(
      'identifier-reused',
      { ...byIdentifier, lookupWait: 'poll', lookupPollPeriod: 1 },
      {},
      lastIncarnation,
    ),
    processes: { P: { ...followerOf(timely), hosted: { peer: ['T', 'U'] } }, T: hosted, U: hosted },
    absent: ['T', 'U'],
    faults: [
      ...crashes(others),
      { restart: 'T', times: 1 },
      { crash: 'T', times: 1 },
      { crash: 'U', times: U },
      { restart: 'U', times: U + 1 },
    ],
    witnesses: [aTargetIsKnownDead, anIdentifierIsAwaited, anIdentifierIsGivenAway],
  };
}
