import { receivers, type FieldReceiver } from '../../../spec/restart-sync/receivers.ts';
import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import type { Property } from '../../../spec/property.ts';
import type { Composition, Options } from '../composition.ts';
import { byChoice, ofTimersThatRestart, requiredBy } from '../required.ts';
import { aRestartIsTakenOver, oldAndNewAreInUse, staleDataHasNoTimer, staleDataIsInUse } from '../witnesses.ts';
import { chain, crashes, findings, late, pair } from './samples.ts';
import { lossy, restart } from './restarts.ts';

/** Receivers that differ from the source text in one option, or in several as the receivers of the field do. */

/** S and R, where R has chosen otherwise. `gives up` names the catalogue's properties that the choice gives up. */
export function choosing(
  name: string,
  options: Options,
  givesUp: readonly string[],
  deaths = 2,
  keys = 1,
): Composition {
  const composition: Composition = {
    ...restart(keys, deaths),
    name: `restart-sync/${name}`,
    options,
    causes: options.graceOnHeartbeatLoss === false ? ['exit', 'silence'] : ['exit'],
    witnesses: [
      staleDataIsInUse,
      ...(options.secondTimer === false ? [staleDataHasNoTimer] : []),
      ...(options.holdAside === false && keys > 1 ? [oldAndNewAreInUse] : []),
    ],
  };
  return {
    ...composition,
    broken: brokenIn(
      composition,
      [...givesUp, ...unbounded(options)],
      `it is what the choice ${wordsOf(options)} gives up`,
    ),
  };
}

/** What the limit leaves in use where a transfer was lost in part: it is asked for again, and what had come of it stays. */
export function keptWhenLost(name: string, options: Options, givesUp: readonly string[], loss: number): Composition {
  const composition: Composition = {
    ...lossy(loss, 0, 1),
    name: `restart-sync/${name}`,
    options: { ipc: 'lossy', subscribeRetry: 1, limitClearsFresh: false, ...options },
  };
  return { ...composition, broken: brokenIn(composition, givesUp, 'its options give that up') };
}

/** A receiver of the field alone with its source, which dies twice: what becomes of what is stale already. */
export function aloneInTheField(name: FieldReceiver, times: number): Composition {
  return { ...asInTheField(name, { S: times }), name: `restart-sync/${name}-alone`, processes: pair };
}

/** The head of a chain uses its data as a receiver of the field does; so does the end. */
export function asInTheField(name: FieldReceiver, deaths: Readonly<Record<string, number>>): Composition {
  const { title, setting, violated } = receivers[name];
  const composition: Composition = {
    name: `restart-sync/${name}`,
    processes: chain,
    options: setting,
    ...late,
    ipc: { capacity: 2, whenFull: 'back-pressure', urgent: true },
    notices: { ...late.notices, urgent: true },
    causes: ['exit', 'silence'],
    stimuli: findings('S', 1),
    faults: crashes(deaths),
    witnesses: [aRestartIsTakenOver],
  };
  return {
    ...composition,
    broken: brokenIn(composition, [...violated, ...unbounded(setting)], `${title} does so in the field`),
  };
}

/** The properties of a composition that guard these entries of the catalogue, as broken for a reason. */
export function brokenIn(
  composition: Composition,
  givesUp: readonly string[],
  reason: string,
): Readonly<Record<string, string>> {
  const demanded: readonly Property<RestartSyncView>[] = [...Object.values(byChoice).flat(), ...ofTimersThatRestart];
  const isGivenUp = (property: Property<RestartSyncView>): boolean =>
    !demanded.includes(property) && givesUp.some((id) => property.clauses.includes(id));
  return Object.fromEntries(
    requiredBy(composition)
      .filter(isGivenUp)
      .map(({ name }) => [name, reason]),
  );
}

/** Stale data without a timer has no limit, in whatever words that is stated. */
function unbounded({ secondTimer }: Options): readonly string[] {
  return secondTimer === false ? ['SYNC-82'] : [];
}

function wordsOf(options: Options): string {
  return Object.entries(options)
    .map(([name, value]) => `\`${name}\` ${String(value)}`)
    .join(', ');
}
