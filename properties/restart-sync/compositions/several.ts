import type { Composition } from '../composition.ts';
import {
  aConfigurationIsKept,
  aRequestForConfigurationIsLost,
  aRestartIsTakenOver,
  derivedDataOutlivesItsSource,
  newWaitsBesideOld,
  staleDataIsInUse,
} from '../witnesses.ts';
import { allFound, chain, crashes, findings, late } from './samples.ts';

/** More processes than a source and a receiver. */

/** R uses the data of A and of B. */
export function twoSources(deaths: Readonly<Record<string, number>>, urgent: boolean): Composition {
  return {
    name: 'restart-sync/two-sources',
    processes: { A: { source: {} }, B: { source: {} }, R: { inputs: ['A', 'B'] } },
    ...late,
    ipc: { ...late.ipc, urgent },
    stimuli: [...findings('A', 1), ...findings('B', 1)],
    faults: crashes(deaths),
    witnesses: [staleDataIsInUse, newWaitsBesideOld, aRestartIsTakenOver],
  };
}

/** M passes on to F what S finds. */
export function passedOn(
  name: string,
  deaths: Readonly<Record<string, number>>,
  ripple: 'full-set' | 'delta',
  urgent: boolean,
): Composition {
  return {
    name: `restart-sync/${name}`,
    processes: chain,
    options: { ripple },
    ...late,
    ipc: { ...late.ipc, urgent },
    stimuli: findings('S', 1),
    faults: crashes(deaths),
    witnesses: [
      staleDataIsInUse,
      ...(deaths.S === undefined ? [] : [aRestartIsTakenOver, derivedDataOutlivesItsSource]),
    ],
  };
}

/** M derives its data from A and from B, one of which dies; F uses it. */
export function twoInputs(deaths: Readonly<Record<string, number>>): Composition {
  return {
    name: 'restart-sync/two-inputs',
    processes: {
      A: { source: {} },
      B: { source: {} },
      M: { inputs: ['A', 'B'], source: {} },
      F: { inputs: ['M'] },
    },
    ...late,
    ipc: { capacity: 2, whenFull: 'back-pressure', urgent: true },
    notices: { ...late.notices, urgent: true },
    stimuli: [...findings('A', 1), allFound('B')],
    faults: crashes(deaths),
    witnesses: [aRestartIsTakenOver],
  };
}

/** S does nothing before C has told it what to do. */
export function configured(name: string, deaths: Readonly<Record<string, number>>, limit: number | null): Composition {
  return {
    name: `restart-sync/${name}`,
    processes: {
      C: { configurations: { S: { watch: 'everything' } } },
      S: { source: {}, configuredBy: 'C' },
      R: { inputs: ['S'] },
    },
    ...(limit !== null && { options: { 'config.limit': limit } }),
    ...late,
    stimuli: findings('S', 1),
    faults: crashes(deaths),
    witnesses: [aConfigurationIsKept, ...((deaths.S ?? 0) > 0 ? [aRestartIsTakenOver] : [])],
  };
}

/** The same with nobody who uses what S finds, which is nothing; what C and S say to each other is lost and doubled. */
export function configuredOverLoss(deaths: Readonly<Record<string, number>>, loss: number): Composition {
  const { processes, ...rest } = configured('configuration-lost', deaths, null);
  return {
    ...rest,
    processes: { ...(processes.C && { C: processes.C }), S: { source: { discovers: false }, configuredBy: 'C' } },
    options: { ipc: 'lossy' },
    ipc: { ...late.ipc, urgent: true, loss, duplication: 1 },
    notices: { ...late.notices, urgent: true },
    stimuli: [{ part: 'C', event: { type: 'Configure', process: 'S', config: { watch: 'less' } }, times: 1 }],
    witnesses: [aConfigurationIsKept, aRequestForConfigurationIsLost],
  };
}
