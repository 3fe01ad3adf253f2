import type { Composition } from '../composition.ts';
import {
  aLimitIsReached,
  aRestartIsTakenOver,
  aTransferIsAskedForAgain,
  anEndMeetsTheLimit,
  newWaitsBesideOld,
  staleDataIsInUse,
} from '../witnesses.ts';
import { changes, crashes, findings, late, pair } from './samples.ts';

/** A source that dies and restarts, and one that uses its data; what each scope bounds, and why, stands in the catalogue. */

/** S dies `deaths` times; each of its incarnations finds any subset of `keys` records. */
export function restart(keys: number, deaths: number): Composition {
  return {
    name: keys === 1 ? 'restart-sync/restart' : 'restart-sync/subsets',
    processes: pair,
    ...late,
    stimuli: findings('S', keys),
    faults: crashes({ S: deaths }),
    witnesses: [
      staleDataIsInUse,
      newWaitsBesideOld,
      aRestartIsTakenOver,
      aLimitIsReached,
      aTransferIsAskedForAgain,
      anEndMeetsTheLimit,
    ],
  };
}

/** What S has found changes, in the middle of a transfer and after it. */
export function changing(name: string, ripple: 'full-set' | 'delta', deaths: number, times = 1): Composition {
  return {
    ...restart(1, deaths),
    name: `restart-sync/${name}`,
    options: { ripple },
    stimuli: [...findings('S', 1), ...changes('S', times)],
    witnesses: [newWaitsBesideOld, aRestartIsTakenOver, aTransferIsAskedForAgain],
  };
}

/** Both S and R die. */
export function bothRestart(deaths: Readonly<Record<string, number>>, keys = 1): Composition {
  return {
    ...restart(keys, 1),
    name: 'restart-sync/receiver-restart',
    faults: crashes(deaths),
    witnesses: [newWaitsBesideOld, aRestartIsTakenOver, aTransferIsAskedForAgain],
  };
}

/** S serves R unasked, since R is named in its configuration. */
export function unasked(deaths: Readonly<Record<string, number>>, keys = 1): Composition {
  return {
    ...bothRestart(deaths, keys),
    name: 'restart-sync/unasked',
    processes: { ...pair, S: { source: { receivers: ['R'] } } },
    options: { refreshOnBirth: false },
  };
}

/**
 * Messages between S and R are lost and doubled; what is under way arrives within the tick. S has nothing to find, but its
 * data changes: while it finds, R would ask again and again, and every time for a transfer with a number of its own.
 */
export function lossy(loss: number, duplication: number, deaths: number): Composition {
  return {
    name: 'restart-sync/lossy',
    processes: { ...pair, S: { source: { discovers: false } } },
    options: { ipc: 'lossy', subscribeRetry: 1 },
    ...late,
    ipc: { ...late.ipc, urgent: true, loss, duplication },
    notices: { ...late.notices, urgent: true },
    stimuli: changes('S', 1),
    faults: crashes({ S: deaths }),
    witnesses: [aTransferIsAskedForAgain],
  };
}

/** The limit and the patience that a deployment has by default. One message may be lost, and S dies for good. */
export function unhurried(limit: number, subscribeRetry: number): Composition {
  return {
    ...lossy(1, 0, 1),
    name: 'restart-sync/unhurried',
    options: { ipc: 'lossy', limit, subscribeRetry },
    faults: [{ crash: 'S', times: 1 }],
    witnesses: [staleDataIsInUse, aLimitIsReached, aTransferIsAskedForAgain],
  };
}

/** S, which serves R unasked, dies twice, and one birth of it is lost: R is deaf to an incarnation that is dead when it hears of it. */
export function deaf(deaths: number, capacity: number): Composition {
  return {
    name: 'restart-sync/deaf',
    processes: { ...pair, S: { source: { discovers: false, receivers: ['R'] } } },
    options: { refreshOnBirth: false, limit: 1, ripple: 'delta' },
    ...late,
    ipc: { capacity, whenFull: 'back-pressure', urgent: true },
    notices: { capacity: 2, whenFull: 'back-pressure', urgent: true, loss: 1 },
    stimuli: [{ part: 'S', event: { type: 'Change', put: [{ k: '1', v: 'changed' }], remove: [] }, times: 1 }],
    faults: crashes({ S: deaths }),
    witnesses: [staleDataIsInUse, aLimitIsReached],
  };
}
