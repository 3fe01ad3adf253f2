import { late as lateBeats, timely, timelyControl } from '../../process-state/compositions/travel.ts';
import type { Composition } from '../composition.ts';
import { aRestartIsTakenOver, newWaitsBesideOld, staleDataIsInUse } from '../witnesses.ts';
import { crashes, findings, late, pair } from './samples.ts';
void lateBeats;
void timely;
/** S and R run beside the real manager, which its operating system tells of their ends. */
export function besideManager(deaths: Readonly<Record<string, number>>, lastIncarnation = 3): Composition {
  return {
    name: 'restart-sync/managed',
    processes: pair,
    managed: {
      heartbeats: {},
      limit: 1,
      lastIncarnation,
      registerRetry: 3,
      control: timelyControl('fifo'),
    },
    ...late,
    stimuli: findings('S', 1),
    faults: crashes(deaths),
    witnesses: [staleDataIsInUse, newWaitsBesideOld, aRestartIsTakenOver],
  };
}
export function remote(
  deaths: Readonly<Record<string, number>>,
  limit: number,
  lastIncarnation: number,
  options: object,
  hb: object,
): Composition {
  return {
    ...besideManager(deaths, lastIncarnation),
    name: 'restart-sync/suspected',
    managed: {
      heartbeats: hb as never,
      limit,
      lastIncarnation,
      registerRetry: 3,
      control: timelyControl('fifo'),
      options,
    },
    witnesses: [],
  };
}
