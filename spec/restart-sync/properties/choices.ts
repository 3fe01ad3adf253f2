import { laterKey, sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Always, Sent, Step, StepEvent } from '../../property.ts';
import { changed, sameValue, type Entries } from '../entries.ts';
import type { Edge, ReceiverView, RestartSyncView } from '../view.ts';
import { atEveryReceiver, eofIn, goneFrom, isExpiry, ofEveryReceiver, takenIn } from './edges.ts';

/**
 * What a receiver must do that has chosen otherwise than the source text: that what it gives up is only permitted would be a pass for
 * a receiver that gives up more. SYNC-80 to SYNC-85
 */

export const newReplacesOldAtOnce: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What a source sends goes into use at once, unmarked, and nothing is held aside; the rest stays as it is',
  clauses: ['SYNC-80', 'SYNC-34'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (Object.keys(is.temporary).length > 0) return false;
      const message = takenIn(event, edge, was, is);
      if (message === undefined || isFurtherDeath(was, is)) return true;
      const touched = [...message.remove, ...message.put.map(({ k }) => k)];
      return (
        sameValue(is.current, changed(was.current, message)) && touched.every((key) => !is.unconfirmed.includes(key))
      );
    }),
};

export const allIsMarkedAnew: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A death, or the beginning of a later transfer, marks all that is in use anew, but for what comes with it',
  clauses: ['SYNC-80', 'SYNC-37'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (is.condition !== 'stale' || eofIn(event, edge) !== undefined) return true;
      const message = takenIn(event, edge, was, is);
      if (!isFurtherDeath(was, is) && (message === undefined || message.n > 1)) return true;
      const brought = (message?.put ?? []).map(({ k }) => k);
      return sameValue(
        [...is.unconfirmed].sort(),
        Object.keys(is.current)
          .filter((key) => !brought.includes(key))
          .sort(),
      );
    }),
};

export const freshOutlivesTheLimit: Step<RestartSyncView> = {
  kind: 'step',
  name: 'The limit clears what is stale and nothing else: what the restarted source has sent so far is in use, and more of it is taken',
  clauses: ['SYNC-81', 'SYNC-7'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (!isExpiry(event, edge)) return true;
      return sameValue(is.current, cameSince(was)) && is.unconfirmed.length === 0 && goesOn(was, is, edge, sent);
    }),
};

export const restIsTaken: Step<RestartSyncView> = {
  kind: 'step',
  name: 'The rest of a transfer that the limit has cut short is taken without a further request',
  clauses: ['SYNC-15'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => !isExpiry(event, edge) || goesOn(was, is, edge, sent)),
};

export const timerEndsWithTheReturn: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Stale data has a limit while its source is known to be dead, and none once that is back',
  clauses: ['SYNC-82'],
  holds: (view) =>
    atEveryReceiver(view, ({ condition, ended, staleFor }) => condition !== 'stale' || (staleFor !== null) === ended),
};

export const deathsBeginTheTimer: Step<RestartSyncView> = {
  kind: 'step',
  name: 'The timer of a source begins at 0 with each death that becomes known',
  clauses: ['SYNC-12', 'SYNC-82', 'SYNC-84'],
  holds: (before, _event, _sent, after) =>
    ofEveryReceiver(
      before,
      after,
      (was, is) => is.condition !== 'stale' || is.staleFor === null || !isFurtherDeath(was, is) || is.staleFor === 0,
    ),
};

export const silenceClearsAtOnce: Step<RestartSyncView> = {
  kind: 'step',
  name: 'The data of a source that is found silent goes at once, as it would by the limit',
  clauses: ['SYNC-83'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (!isSilenceOf(event, edge, was) || was.condition === 'idle') return true;
      const isEmpty = [is.current, is.temporary].every((held) => Object.keys(held).length === 0);
      return isEmpty && is.condition === 'idle' && is.staleFor === null && !is.complete && is.ended;
    }),
};

export const onlySilenceHasNoGrace: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Of a source that is dead for another reason than silence, or that restarted too fast for that to be seen, the data stays in use',
  clauses: ['SYNC-83', 'SYNC-85'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (was.condition !== 'fresh' || isSilenceOf(event, edge, was) || eofIn(event, edge) !== undefined) return true;
      const removed =
        event.kind === 'deliver' && event.message.type === 'Update' ? (event.message.remove as readonly string[]) : [];
      return goneFrom(was.current, is.current).every((key) => removed.includes(key));
    }),
};

export const twiceStaleGoes: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A further death removes what was stale before it and nothing else: what came since is stale from now on',
  clauses: ['SYNC-84', 'SYNC-85'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (was.condition !== 'stale' || !isFurtherDeath(was, is)) return true;
      if (isSilenceOf(event, edge, was) || eofIn(event, edge) !== undefined) return true;
      const message = takenIn(event, edge, was, is);
      const left = cameSince(was);
      // What tells of the death may bring new data, which is held aside or in use beside it.
      const isLeft = sameValue(is.current, left) || sameValue(is.current, changed(left, message ?? NOTHING));
      return isLeft && is.condition === 'stale' && (message !== undefined || Object.keys(is.temporary).length === 0);
    }),
};

const NOTHING = { put: [], remove: [] };

/** What a restarted source has sent so far, in use already or held aside. */
function cameSince({ current, temporary, unconfirmed }: ReceiverView): Entries {
  return { ...changed(current, { put: [], remove: unconfirmed }), ...temporary };
}

/** Whether a transfer that was under way is so still, and nobody was asked for another one. */
function goesOn(was: ReceiverView, is: ReceiverView, { source, receiver }: Edge, sent: readonly Sent[]): boolean {
  if (is.complete) return false;
  if (was.collecting !== 'receiving') return true;
  return (
    is.collecting === 'receiving' &&
    is.transfer === was.transfer &&
    is.received === was.received &&
    !sent.some(({ from, to, message }) => from === receiver && to === source && message.type === 'Subscribe')
  );
}

/** Whether a receiver has come to know that an incarnation is over, the one that it heard or one that it never heard of. */
function isFurtherDeath(was: ReceiverView, is: ReceiverView): boolean {
  if (was.key === null || is.key === null) return false;
  const isLater = laterKey(is.key, was.key);
  return was.ended ? is.ended && isLater : is.ended || isLater;
}

/** A notice that counts for this receiver: its source, or a successor of that which was never heard of, was found silent. */
function isSilenceOf(event: StepEvent, { source, receiver }: Edge, { own, key, ended }: ReceiverView): boolean {
  if (event.kind !== 'deliver' || event.part !== receiver || own === null || key === null) return false;
  const { type, name, cause, requester, key: dead } = event.message as unknown as Notice;
  if (type !== 'DeathNotification' || name !== source || cause !== 'silence' || !sameKey(requester, own)) return false;
  return laterKey(dead, key) || (!ended && sameKey(dead, key));
}

interface Notice {
  readonly type: string;
  readonly name: string;
  readonly cause: string;
  readonly requester: CommunicationKey;
  readonly key: CommunicationKey;
}
