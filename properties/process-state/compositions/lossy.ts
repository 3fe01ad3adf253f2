import { noBirthIsLost, noNoticeIsLost } from '../../../spec/process-state/properties/interest.ts';
import type { Composition } from '../composition.ts';
import { aDemandIsLost, aNoticeIsLost, aTargetToldOfItself } from '../witnesses.ts';
import { chosenLookUp } from './choices.ts';
import { managerRestart } from './restarts.ts';
import { followerOf, ipc, send, timely } from './travel.ts';

/** P follows T, and what travels between P and the manager may be lost and doubled. */

/** How often each way, between the manager and P. */
export interface Losses {
  readonly loss: number;
  readonly duplication: number;
}

/**
 * What is said to P is repeated until it is acknowledged. P polls, since else nobody would repeat a look-up that is lost;
 * it asks more often than the manager repeats itself, so that an answer also replaces one that is still unheard.
 */
function acknowledged(
  name: string,
  times: Readonly<Record<string, number>>,
  losses: Losses,
  noticeRetry = 3,
): Composition {
  const rest = chosenLookUp(
    name,
    { controlChannel: 'ack-retransmit', noticeRetry, lookupWait: 'poll', lookupPollPeriod: 2 },
    times,
  );
  const witnesses = losses.loss > 0 ? [...rest.witnesses, aNoticeIsLost] : rest.witnesses;
  return { ...overLoss(rest, losses), witnesses };
}

/** Nobody crashes, but both are suspected falsely: what is unheard when its addressee or its subject counts as dead. */
export function acknowledgedUnderSuspicion(lastIncarnation: number, losses: Losses): Composition {
  return { ...acknowledged('acknowledged-notices', {}, losses), limit: 1, lastIncarnation };
}

/** T dies and comes back, sooner or later than that is noticed. */
export function acknowledgedRestarts(
  times: Readonly<Record<string, number>>,
  losses: Losses,
  noticeRetry = 3,
): Composition {
  return acknowledged('acknowledged-restarts', times, losses, noticeRetry);
}

/** The same channel where nothing is acknowledged: polling alone finds a lost birth late, and a lost death never. */
export function unacknowledged(times: Readonly<Record<string, number>>, losses: Losses): Composition {
  const rest = chosenLookUp('unacknowledged-notices', { lookupWait: 'poll', lookupPollPeriod: 2 }, times);
  return {
    ...overLoss(rest, losses),
    broken: {
      [noNoticeIsLost.name]: 'a death is told once: who does not hear it believes the target alive for ever',
      [noBirthIsLost.name]:
        'a birth is told once, and so is the answer to a look-up: until it asks again, nobody knows',
    },
  };
}

/** T talks to P before P has an answer: what P knows of T, it knows from T alone. Both run beside the manager. */
export function lookUpLost(
  times: Readonly<Record<string, number>>,
  losses: Losses,
  lastIncarnation: number,
): Composition {
  const beside = { ...followerOf(timely), element: 0 };
  return {
    ...acknowledged('look-up-lost', times, losses),
    processes: { P: { ...beside, targets: ['T'], control: losses }, T: { ...beside, targets: ['P'] } },
    lastIncarnation,
    ipc,
    stimuli: [send('T', 'P', 1)],
    witnesses: [aTargetToldOfItself],
  };
}

/** A manager restarts beside T, which sends no heartbeats: what T is told then may be lost. */
export function demandLost(times: Readonly<Record<string, number>>, losses: Losses): Composition {
  return {
    ...managerRestart('demand-lost', times, [], { controlChannel: 'ack-retransmit', noticeRetry: 2 }, 2),
    processes: { T: { ...followerOf(timely), element: 0, control: losses } },
    witnesses: [aDemandIsLost],
  };
}

function overLoss(composition: Composition, control: Losses): Composition {
  return { ...composition, processes: { P: { ...followerOf(timely, 'T'), control }, T: followerOf(timely) } };
}
