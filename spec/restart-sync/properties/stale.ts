import { laterKey, sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Always, Step } from '../../property.ts';
import { sameValue } from '../entries.ts';
import type { Edge, OriginOf, RestartSyncView } from '../view.ts';
import { atEveryReceiver, eofIn, goneFrom, isExpiry, ofEveryReceiver } from './edges.ts';

/** What holds of stale data: that it stays as it is, for no longer than its limit, and apart from what is new. */

export const staleDataStays: Step<RestartSyncView> = {
  kind: 'step',
  name: 'While stale, the data in use stays as it was when it was marked',
  clauses: ['S-SYNC-1', 'SYNC-3', 'SYNC-4', 'SYNC-22'],
  holds: (before, _event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is) => {
      const marked = is.condition === 'stale' && (was.condition === 'stale' || !is.complete);
      return !marked || was.condition === 'idle' || sameValue(was.current, is.current);
    }),
};

/** The invariant that the protocol is known by. `originOf` tells which incarnation found a value. */
export const noStaleDataPastLimit = (originOf: OriginOf): Always<RestartSyncView> => ({
  kind: 'always',
  name: 'No record of a dead incarnation is in use for longer than the limit after its death became known',
  clauses: ['S-SYNC-4', 'SYNC-2', 'SYNC-5', 'SYNC-6', 'SYNC-7', 'SYNC-9', 'SYNC-11'],
  holds: (view) =>
    atEveryReceiver(view, ({ current, limit }, edge) =>
      Object.values(current).every((value) => {
        const origin = originOf(value);
        return origin === undefined || (view.ticksSinceEnd(edge, origin) ?? 0) <= limit;
      }),
    ),
});

/** Where each death starts the timer anew, or begins a new span of stale data. */
export const noStaleDataPastLastDeath = (originOf: OriginOf): Always<RestartSyncView> => ({
  kind: 'always',
  name: 'No record of a dead incarnation is in use for longer than the limit after the last death that became known',
  clauses: ['S-SYNC-4', 'SYNC-12', 'SYNC-7'],
  holds: (view) =>
    atEveryReceiver(view, ({ current, limit }, edge) =>
      Object.values(current).every((value) => {
        const origin = originOf(value);
        if (origin === undefined || view.ticksSinceEnd(edge, origin) === undefined) return true;
        return (view.ticksSinceLastEnd(edge) ?? 0) <= limit;
      }),
    ),
});

export const expiryClearsAll: Step<RestartSyncView> = {
  kind: 'step',
  name: 'When the limit is reached, nothing of the source is left: neither old data nor new',
  clauses: ['S-SYNC-5', 'SYNC-7', 'SYNC-8', 'SYNC-10'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (_was, is, edge) => {
      if (!isExpiry(event, edge)) return true;
      return [is.current, is.temporary].every((held) => Object.keys(held).length === 0) && !is.complete;
    }),
};

export const expiryLeavesNothingStale: Step<RestartSyncView> = {
  kind: 'step',
  name: 'When the limit is reached, nothing of the source is stale any more',
  clauses: ['S-SYNC-19', 'SYNC-7', 'SYNC-10'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (_was, is, edge) => !isExpiry(event, edge) || is.condition !== 'stale'),
};

export const temporaryIsOfTheHeard = (originOf: OriginOf): Always<RestartSyncView> => ({
  kind: 'always',
  name: 'What is held aside is all of the incarnation that is being heard',
  clauses: ['S-SYNC-6', 'SYNC-13', 'SYNC-20', 'SYNC-37'],
  holds: (view) =>
    atEveryReceiver(view, ({ temporary, key, ended }, edge) =>
      Object.values(temporary).every((value) => {
        const origin = originOf(value);
        return !isFrom(origin, key, edge, view) || (key !== null && !ended && sameKey(origin, key));
      }),
    ),
});

export const staleIsTimed: Always<RestartSyncView> = {
  kind: 'always',
  name: 'The timer of a source runs when its data is stale, and only then',
  clauses: ['S-SYNC-7', 'SYNC-2', 'SYNC-3', 'SYNC-24', 'SYNC-10'],
  holds: (view) => atEveryReceiver(view, ({ condition, staleFor }) => (condition === 'stale') === (staleFor !== null)),
};

export const freshDataIsAlone: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Nothing is held aside while nothing is stale',
  clauses: ['S-SYNC-8', 'SYNC-25', 'SYNC-26'],
  holds: (view) =>
    atEveryReceiver(view, ({ condition, temporary }) => condition === 'stale' || Object.keys(temporary).length === 0),
};

export const recordsGoForAReason: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A record goes out of use only by an end of data, a removal that its source sent, or the limit',
  clauses: ['S-SYNC-12', 'SYNC-4', 'SYNC-27'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const gone = goneFrom(was.current, is.current);
      if (gone.length === 0 || isExpiry(event, edge) || eofIn(event, edge) !== undefined) return true;
      if (event.kind !== 'deliver' || event.message.type !== 'Update' || event.from !== edge.source) return false;
      return gone.every((key) => (event.message.remove as readonly string[]).includes(key));
    }),
};

export const nothingOfTheDeadEnters = (originOf: OriginOf): Step<RestartSyncView> => ({
  kind: 'step',
  name: 'No record of an incarnation that is known to be dead comes in',
  clauses: ['S-SYNC-14', 'SYNC-20'],
  holds: (before, _event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const { key } = was;
      if (key === null) return true;
      const held = [...Object.values(was.current), ...Object.values(was.temporary)];
      return [...Object.values(is.current), ...Object.values(is.temporary)].every((value) => {
        const origin = originOf(value);
        if (!isFrom(origin, key, edge, after) || held.some((old) => sameValue(old, value))) return true;
        return laterKey(origin, key) || (sameKey(origin, key) && !was.ended);
      });
    }),
});

/**
 * Whether a value was found by some instance of this very source; what a source has derived, others found. Process identifiers
 * are issued anew under each epoch, so that they tell nothing of another one; but a source without inputs has found all that it has.
 */
function isFrom(
  origin: CommunicationKey | undefined,
  key: CommunicationKey | null,
  { source }: Edge,
  { edges }: RestartSyncView,
): origin is CommunicationKey {
  if (origin === undefined) return false;
  if (key === null || !edges.some(({ receiver }) => receiver === source)) return true;
  return origin.epoch === key.epoch && origin.pid === key.pid;
}

export const timerNeverFalls: Step<RestartSyncView> = {
  kind: 'step',
  name: 'As long as a record stays stale, the timer of its source never goes back',
  clauses: ['S-SYNC-15', 'SYNC-5', 'SYNC-11'],
  holds: (before, _event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is) => {
      if (was.condition !== 'stale' || is.condition !== 'stale' || is.staleFor === null) return true;
      // A timer that was stopped and runs again counts from 0.
      if (was.staleFor !== null && is.staleFor >= was.staleFor) return true;
      return !was.unconfirmed.some(
        (key) => Object.hasOwn(is.current, key) && sameValue(is.current[key], was.current[key]),
      );
    }),
};

export const sourcesAreIndependent: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What happens to one source changes nothing of what is held of another',
  clauses: ['S-SYNC-17', 'SYNC-16'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, { receiver, source }) => {
      if (event.kind !== 'deliver' || event.part !== receiver) return true;
      const about = event.message.name ?? event.message.target ?? event.from;
      if (about === source || event.message.type === 'RegisterReply' || event.message.type === 'ReRegisterDemand')
        return true;
      return sameValue(was, is);
    }),
};
