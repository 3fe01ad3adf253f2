import { laterKey, sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Sent, Step, StepEvent } from '../../property.ts';
import type { Edge, ReceiverView, RestartSyncView } from '../view.ts';
import { eofIn, isTimerOf, ofEveryReceiver } from './edges.ts';

/** What holds of requests for data: that nobody waits for what nobody was asked for. */

export const theLivingAreAsked: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Whoever hears of a source that lives asks it for its data, under the key that it lives under',
  clauses: ['SYNC-49', 'SYNC-19', 'SYNC-77'],
  holds: (before, _event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (is.collecting === 'unheard' || is.key === null || is.ended) return true;
      const isNews = was.collecting === 'unheard' || was.key === null || !sameKey(was.key, is.key);
      return !isNews || isAsked(sent, edge, is);
    }),
};

export const theRefusedAskAgain: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Whoever was refused, or has heard nothing for so long, makes the same request again',
  clauses: ['SYNC-36'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(
      before,
      after,
      (_was, is, edge) => !isTimerOf(event, edge, 'subscribeRetry') || isAsked(sent, edge, is),
    ),
};

export const theSpoiltIsAskedForAgain: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A transfer whose end finds it not whole is dropped, and asked for again',
  clauses: ['SYNC-30'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (!isEndOfTheAwaited(event, edge, was) || is.collecting === 'settled') return true;
      return isAsked(sent, edge, is) && Object.keys(is.temporary).length === 0 && !is.complete;
    }),
};

export const restartsAreDeaths: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A sign of a later incarnation makes the data of the one before it stale, as its death would have done',
  clauses: ['SYNC-18', 'SYNC-19', 'SYNC-77'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      if (was.condition !== 'fresh' || was.key === null || is.key === null || !laterKey(is.key, was.key)) return true;
      return is.condition === 'stale' || eofIn(event, edge) !== undefined || isOfSilence(event);
    }),
};

/** A death by silence, which leaves nothing where silence has no grace. SYNC-83 */
function isOfSilence(event: StepEvent): boolean {
  return event.kind === 'deliver' && event.message.cause === 'silence';
}

/** An end of data of the incarnation that is heard, for the transfer that is under way or a later one. */
function isEndOfTheAwaited(event: StepEvent, edge: Edge, { key, own, ended, transfer, collecting }: ReceiverView) {
  const eof = eofIn(event, edge);
  if (eof === undefined || key === null || own === null || ended || collecting === 'unheard') return false;
  if (!sameKey(eof.src, key) || !sameKey(eof.dst, own)) return false;
  return eof.xfer > transfer || (collecting === 'receiving' && eof.xfer === transfer);
}

function isAsked(sent: readonly Sent[], { source, receiver }: Edge, { key }: ReceiverView): boolean {
  return sent.some(
    ({ from, to, message }) =>
      from === receiver &&
      to === source &&
      message.type === 'Subscribe' &&
      key !== null &&
      sameKey(message.dst as CommunicationKey, key),
  );
}
