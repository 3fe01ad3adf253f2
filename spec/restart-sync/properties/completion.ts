import { sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Step, StepEvent } from '../../property.ts';
import type { Edge, RestartSyncView } from '../view.ts';
import { ofEveryReceiver } from './edges.ts';

/** What holds of the way of a receiver to its whole data: that it is recognised, and that nothing on the way is given up. */

export const wholeTransfersAreTaken: Step<RestartSyncView> = {
  kind: 'step',
  name: 'The end of data that closes a whole transfer, be it empty, ends the marking at once',
  clauses: ['S-SYNC-3', 'SYNC-24', 'SYNC-25', 'SYNC-29'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const eof = reaching(event, edge, 'Eof') as { src: CommunicationKey; dst: CommunicationKey; xfer: number } | null;
      if (eof === null || was.own === null || was.key === null || was.ended) return true;
      if (!sameKey(eof.dst, was.own) || !sameKey(eof.src, was.key)) return true;
      // Nothing is lost on the way, so that a transfer of which nothing has come has had nothing to say.
      const isOpen = was.collecting === 'receiving' && eof.xfer === was.transfer;
      return (!isOpen && eof.xfer <= was.transfer) || (is.complete && is.condition === 'fresh');
    }),
};

export const refusedRequestsAreKept: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A request that came before its source had a key of its own is kept, to be made again',
  clauses: ['SYNC-36'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const reject = reaching(event, edge, 'IpcReject') as { reason: string; presented: CommunicationKey } | null;
      if (reject?.reason !== 'not-ready' || was.collecting !== 'asked' || was.key === null) return true;
      return !sameKey(reject.presented, was.key) || is.collecting === 'refused';
    }),
};

/** The message of this type that a step delivers over this edge. */
function reaching(event: StepEvent, { receiver, source }: Edge, type: string): unknown {
  return event.kind === 'deliver' && event.part === receiver && event.from === source && event.message.type === type
    ? event.message
    : null;
}
