import type { Step } from '../../property.ts';
import { sameValue } from '../entries.ts';
import type { Edge, RestartSyncView } from '../view.ts';
import { isExpiry, ofEveryReceiver, receiverAt } from './edges.ts';

/** What holds of processes that derive their data from others. */

export const derivedDataEndsLate: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Derived data is complete only when each input is, or has been awaited in vain for the limit',
  clauses: ['S-SYNC-10', 'SYNC-51'],
  holds: (before, _event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.source, after.process(name)?.source];
      if (is?.phase !== 'complete' || was?.phase === 'complete') return true;
      return inputsOf(after, name).every(
        (edge) => receiverAt(after, edge)?.complete === true || after.hasBeenAwaited(edge),
      );
    }),
};

export const areasAreApart: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What one process does, its death included, changes nothing that another one holds',
  clauses: ['S-SYNC-11', 'SYNC-67', 'SYNC-68', 'SYNC-75'],
  holds: (before, event, _sent, after) => {
    if (!('part' in event || 'target' in event)) return true;
    const actors = 'part' in event ? [event.part] : after.processesBelow(event.target);
    return after.names.every((name) => actors.includes(name) || sameValue(before.process(name), after.process(name)));
  },
};

export const routesStay: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A record that every incarnation finds stays in use, at everybody that has had it, for as long as no limit is reached',
  clauses: ['S-SYNC-13', 'SYNC-64', 'SYNC-65', 'SYNC-66'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (!after.isSteady || isExpiry(event, edge)) return true;
      return Object.keys(was.current).every((k) => k !== after.steadyKey || Object.hasOwn(is.current, k));
    }),
};

export const stalenessStays: Step<RestartSyncView> = {
  kind: 'step',
  name: 'That an input has become stale is told to nobody else: what is derived from it stays as it is',
  clauses: ['SYNC-64', 'SYNC-66'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, { receiver, source }) => {
      if (event.kind !== 'deliver' || event.part !== receiver) return true;
      if (event.message.type !== 'DeathNotification' || event.message.name !== source) return true;
      // What had come of a transfer that is not at its end is in use, and waits to be passed on: it is what is sent then.
      if (was.condition === 'stale' || is.condition !== 'stale' || was.collecting !== 'settled') return true;
      return !sent.some(({ message }) => ['Data', 'Update', 'Eof'].includes(message.type));
    }),
};

export const edgesAreAcyclic: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Nobody derives its data from itself, by whatever way',
  clauses: ['SYNC-51', 'SYNC-61'],
  holds: (_before, _event, _sent, { edges, names }) => names.every((name) => !above(edges, name).includes(name)),
};

function inputsOf({ edges }: RestartSyncView, name: string): readonly Edge[] {
  return edges.filter(({ receiver }) => receiver === name);
}

/** All that a process derives its data from; stops at what it has met. */
function above(edges: readonly Edge[], name: string, met: readonly string[] = []): readonly string[] {
  const next = edges.filter((edge) => edge.receiver === name && !met.includes(edge.source)).map(({ source }) => source);
  return next.reduce<readonly string[]>((all, source) => [...all, ...above(edges, source, all)], [...met, ...next]);
}
