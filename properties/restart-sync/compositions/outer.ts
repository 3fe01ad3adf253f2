import { timely, timelyControl } from '../../process-state/compositions/travel.ts';
import type { Stimulus } from '../../checker/index.ts';
import type { Composition, Member, Options } from '../composition.ts';
import {
  aConfigurationIsKept,
  aTransferIsAskedForAgain,
  derivedDataOutlivesItsSource,
  oldAndNewAreInUse,
  staleDataHasNoTimer,
} from '../witnesses.ts';
import { brokenIn } from './choices.ts';
import { besideManager, suspected } from './managed.ts';
import { changes, crashes, late, pair } from './samples.ts';
import { passedOn } from './several.ts';

/** What few deployments meet, each as small as it can be: choices beside faults that the other systems keep apart. */

/** What the choices of these systems give up, by the catalogue's numbers. */
const UNTIMED = ['S-SYNC-4', 'S-SYNC-7', 'SYNC-82'];
const REPLACED = ['S-SYNC-1'];

/** The source has everything from the start on. */
const ready: Member = { source: { discovers: false } };

/** A record is there from now on, once. */
function appears(k: string): Stimulus {
  return { part: 'S', event: { type: 'Change', put: [{ k, v: 'changed' }], remove: [] }, times: 1 };
}

/** How much is under way and is lost, and what happens, where messages of any place in a transfer may come first. */
interface Torn {
  readonly deaths: number;
  readonly loss: number;
  readonly capacity: number;
  readonly stimuli: readonly Stimulus[];
}

/**
 * S serves R unasked, what has changed is told as such, and messages are lost: the first that comes of a transfer may be any of
 * it, and may overtake the notices. What is under way arrives within the tick.
 */
function torn(name: string, options: Options, { deaths, loss, capacity, stimuli }: Torn): Composition {
  const composition: Composition = {
    name: `restart-sync/${name}`,
    processes: { ...pair, S: { source: { discovers: false, receivers: ['R'] } } },
    options: { ipc: 'lossy', ripple: 'delta', refreshOnBirth: false, limit: 1, ...options },
    ...late,
    ipc: { capacity, whenFull: 'back-pressure', urgent: true, loss },
    notices: { capacity, whenFull: 'back-pressure', urgent: true },
    stimuli,
    faults: crashes({ S: deaths }),
    witnesses: [
      aTransferIsAskedForAgain,
      ...(options.holdAside === false ? [oldAndNewAreInUse] : []),
      ...(options.secondTimer === false ? [staleDataHasNoTimer] : []),
    ],
  };
  const givesUp = [
    ...(options.secondTimer === false ? UNTIMED : []),
    ...(options.holdAside === false ? REPLACED : []),
    ...(options.secondTimer === false && deaths > 1 ? ['S-SYNC-15'] : []),
  ];
  return { ...composition, broken: brokenIn(composition, givesUp, 'its options give that up') };
}

/** Two records, so that the beginning, the middle or the end of a transfer is what was lost. */
export function tornTransfer(name: string, options: Options, loss: number): Composition {
  return torn(name, options, { deaths: 1, loss, capacity: 3, stimuli: [appears('1'), appears('2')] });
}

/** Everything but the removal of a record is lost. */
export function tornChange(name: string, options: Options, loss: number): Composition {
  return torn(name, options, { deaths: 1, loss, capacity: loss === 2 ? 1 : 2, stimuli: changes('S', 1) });
}

/** S dies twice, so that a message overtakes the notices while old data is stale. */
export function tornRestarts(name: string, options: Options, deaths: number): Composition {
  return torn(name, options, { deaths, loss: 1, capacity: 2, stimuli: [appears('1')] });
}

/** R is suspected falsely while S restarts, and has no second timer. It passes on what it has, which is nothing. */
export function suspectedUntimed(deaths: number, lastIncarnation: number): Composition {
  const composition: Composition = {
    ...suspected('suspected-untimed', 'R', { S: deaths }, lastIncarnation),
    processes: { S: ready, R: { inputs: ['S'], source: {} } },
    options: { secondTimer: false },
    stimuli: [],
    witnesses: [staleDataHasNoTimer],
  };
  // There is no data that could be in use for too long.
  return { ...composition, broken: brokenIn(composition, ['S-SYNC-7', 'SYNC-82'], 'there is no second timer here') };
}

/** S dies beside the manager, and R has no second timer: also a request that is refused waits without one. */
export function besideUntimed(deaths: number, lastIncarnation: number): Composition {
  const composition: Composition = {
    ...besideManager({ S: deaths }, lastIncarnation),
    name: 'restart-sync/managed-untimed',
    options: { secondTimer: false },
    witnesses: [staleDataHasNoTimer],
  };
  // Stopped at the first return and begun at the second death, the timer has gone back.
  const givesUp = [...UNTIMED, ...(deaths > 1 ? ['S-SYNC-15'] : [])];
  return { ...composition, broken: brokenIn(composition, givesUp, 'there is no second timer here') };
}

/** S is suspected falsely, and serves R unasked, which dies; what the manager says may come in any order. */
export function suspectedUnasked(deaths: number, lastIncarnation: number): Composition {
  const { managed, ...rest } = suspected('suspected-unasked', 'S', { R: deaths }, lastIncarnation);
  return {
    ...rest,
    ...(managed !== undefined && { managed: { ...managed, control: timelyControl('bag') } }),
    processes: { ...pair, S: { source: { discovers: false, receivers: ['R'] } } },
    options: { refreshOnBirth: false },
    stimuli: [],
    witnesses: [aTransferIsAskedForAgain],
  };
}

/** Who asks for its configuration, or who gives it, is suspected falsely; what the manager says may come in any order. */
export function suspectedConfiguration(
  who: 'asker' | 'giver',
  deaths: Readonly<Record<string, number>>,
  lastIncarnation: number,
): Composition {
  const { managed, ...rest } = suspected(`suspected-${who}`, 'S', deaths, lastIncarnation);
  const heartbeats = { [who === 'asker' ? 'S' : 'C']: timely };
  return {
    ...rest,
    ...(managed !== undefined && { managed: { ...managed, heartbeats, control: timelyControl('bag') } }),
    processes: { C: { configurations: {} }, S: { source: {}, configuredBy: 'C' } },
    stimuli: [{ part: 'C', event: { type: 'Configure', process: 'S', config: { watch: 'less' } }, times: 1 }],
    witnesses: [aConfigurationIsKept],
  };
}

/** M passes on to F what S has, which changes; what the limit cuts short is taken as it comes. */
export function changesPassedOn(deaths: Readonly<Record<string, number>>): Composition {
  return {
    ...passedOn('chain-changes', deaths, 'full-set', true),
    processes: { S: ready, M: { inputs: ['S'], source: {} }, F: { inputs: ['M'] } },
    options: { afterLimit: 'literal' },
    stimuli: changes('S', 1),
    witnesses: [derivedDataOutlivesItsSource],
  };
}
