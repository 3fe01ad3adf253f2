import { enqueueActions } from 'xstate';
import type { CommunicationKey } from '../../spec/process-state/messages.ts';
import { differenceOf, isEmpty, type Difference, type Entries } from '../../spec/restart-sync/entries.ts';
import { nameIn, sourceData, type SourceContext, type SourceEmitted, type SourceEvent } from './source-data.ts';
import { begun, continued, ended, withChange, type Sender, type Sending, type Subscriber } from './transfers.ts';

/** What a source makes of the data of its inputs. The default passes it on as it is. */
export type Derivation = (inputs: Readonly<Record<string, Entries>>) => Entries;

/** What an action that sends is given. */
interface Step {
  readonly context: SourceContext;
  readonly event: SourceEvent;
  readonly enqueue: {
    assign(change: Partial<SourceContext>): void;
    emit(emitted: SourceEmitted): void;
  };
}

/** What a source says. */
export const sourceOutputs = sourceData.extend({
  actions: {
    /** To whom it is that asked just now: all that there is, and the end of data if that is everything. */
    serve: enqueueActions((step) =>
      send(step, addressIn(step.event), (to, sender) => begun(sender, to, step.context.entries, false)),
    ),
    serveWhole: enqueueActions((step) =>
      send(step, addressIn(step.event), (to, sender) => begun(sender, to, step.context.entries, true)),
    ),
    /** To everyone, from the beginning, under the key that it has now. */
    serveAll: enqueueActions((step) =>
      send(step, undefined, (to, sender) => begun(sender, to, step.context.entries, false)),
    ),
    serveAllWhole: enqueueActions((step) =>
      send(step, undefined, (to, sender) => begun(sender, to, step.context.entries, true)),
    ),
    /** While it still finds data: what is new or different belongs to the open transfers. */
    publishPart: enqueueActions((step) => publish(step, passedOn, inOpenTransfer)),
    /** Once its data is complete: what is different, as the deployment wants it to travel. */
    publish: enqueueActions((step) => publish(step, passedOn, afterTransfer)),
    endTransfers: enqueueActions((step) =>
      send(step, undefined, (to, sender) => ended(sender, { subscriber: to, messages: [] })),
    ),
    rejectNotReady: enqueueActions((step) => reject(step, 'not-ready')),
    rejectMismatch: enqueueActions((step) => reject(step, 'key-mismatch')),
  },
});

/** Its inputs' data, as it is; a key that several inputs have is the last one's. */
export const passedOn: Derivation = (inputs) => Object.assign({}, ...Object.values(inputs)) as Entries;

/**
 * The actions of a source that derives its data otherwise than by passing it on, for `source.provide`. The derivation
 * must be a pure function. SYNC-61.
 */
export function deriving(derivation: Derivation) {
  return {
    publishPart: sourceOutputs.enqueueActions((step) => publish(step, derivation, inOpenTransfer)),
    publish: sourceOutputs.enqueueActions((step) => publish(step, derivation, afterTransfer)),
  };
}

type Send = (subscriber: Subscriber, sender: Sender) => Sending;

/** Sends to one subscriber, or to all, and remembers how far each has come; without a key of its own it sends nothing. */
function send({ context, enqueue }: Step, only: string | undefined, sending: Send): void {
  const { own, subscribers, recordsPerMessage } = context;
  if (own === null) return;
  const after = subscribers.map((subscriber) => {
    if (only !== undefined && subscriber.to !== only) return subscriber;
    const sent = sending(subscriber, { own, recordsPerMessage });
    for (const message of sent.messages) enqueue.emit(message);
    return sent.subscriber;
  });
  enqueue.assign({ subscribers: after });
}

/** How a change of its own data travels to a subscriber. */
type Travel = (change: Difference, after: Entries, context: SourceContext) => Send;

const inOpenTransfer: Travel = (change) => (to, sender) => continued(sender, to, change);

/** SYNC-62, SYNC-63 */
const afterTransfer: Travel = (change, after, { ripple }) =>
  ripple === 'delta' ? (to, sender) => withChange(sender, to, change) : (to, sender) => begun(sender, to, after, true);

/** Makes its own data anew from what it found and what its inputs have, and sends what is different. SYNC-32, SYNC-35 */
function publish(step: Step, derivation: Derivation, travel: Travel): void {
  const { context, enqueue } = step;
  const after = { ...derivation(context.derivedFrom), ...context.found };
  const change = differenceOf(context.entries, after);
  if (isEmpty(change)) return;
  enqueue.assign({ entries: after });
  send(step, undefined, travel(change, after, context));
}

function addressIn(event: SourceEvent): string {
  return event.type === 'Subscribe' ? event.from : 'requester' in event ? nameIn(event) : '';
}

function reject({ event, enqueue }: Step, reason: 'not-ready' | 'key-mismatch'): void {
  if (event.type !== 'Subscribe') return;
  const presented: CommunicationKey = event.dst;
  enqueue.emit({ type: 'IpcReject', to: event.from, presented, reason, body: event.type });
}
