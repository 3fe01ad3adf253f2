import { assign, enqueueActions, raise } from 'xstate';
import type { IpcReject } from '../../spec/process-state/messages.ts';
import { differenceOf, isEmpty, type Difference } from '../../spec/restart-sync/entries.ts';
import * as held from './held-data.ts';
import { receiverData, type ReceiverContext, type ReceiverEmitted, type ReceiverEvent } from './receiver-data.ts';

/** The body of a Subscribe that comes back. */
export const SUBSCRIBE: IpcReject['body'] = 'Subscribe';

/** What an action is given that changes the data of the source and tells the process how it changed. */
interface Change {
  readonly context: ReceiverContext;
  readonly event: ReceiverEvent;
  readonly enqueue: {
    assign(change: Partial<held.HeldData>): void;
    emit(emitted: ReceiverEmitted): void;
  };
}

/** What a receiver does with the data of its source, and what it says. */
export const receiverOutputs = receiverData.extend({
  actions: {
    // The data. An implementation replaces these by the same operations on a real table.
    markAll: enqueueActions((step) => change(step, held.markAll)),
    takeIntoUse: enqueueActions((step) => change(step, held.takeIntoUse, true)),
    takeChange: enqueueActions((step) => change(step, held.takeIntoUse)),
    holdAside: enqueueActions((step) => change(step, held.holdAside)),
    dropTemporary: enqueueActions((step) => change(step, held.dropTemporary)),
    synchronise: enqueueActions((step) => change(step, held.synchronise)),
    sweep: enqueueActions((step) => change(step, held.sweep)),
    clear: enqueueActions((step) => change(step, held.clear)),
    // Whom it hears, and how far the transfer is.
    takeOwn: assign(({ context, event }) =>
      event.type === 'KeyTaken' ? { own: event.key, transfer: 0, received: 0 } : { own: context.own },
    ),
    forgetOwn: assign({ own: null, complete: false }),
    takeKey: assign(({ event }) => {
      const key = 'key' in event ? event.key : 'xfer' in event ? event.src : undefined;
      return key === undefined ? {} : { key, ended: false, transfer: 0, received: 0 };
    }),
    takeDeath: assign(({ event }) => (event.type === 'DeathNotification' ? { key: event.key, ended: true } : {})),
    endKey: assign({ ended: true }),
    noteTransfer: assign(({ context, event }) =>
      'xfer' in event
        ? { transfer: event.xfer, received: 0, whole: true, complete: false }
        : { transfer: context.transfer },
    ),
    count: assign({ received: ({ context }) => context.received + 1 }),
    cutShort: assign({ whole: false }),
    complete: assign({ complete: ({ context }) => context.whole }),
    incomplete: assign({ complete: false }),
    // What it says.
    subscribe: enqueueActions(({ context: { own, key, source }, enqueue }) => {
      if (own !== null && key !== null) enqueue.emit({ type: 'Subscribe', to: source, src: own, dst: key });
    }),
    askAtBirth: enqueueActions(({ context: { own, key, source, refreshOnBirth }, enqueue }) => {
      if (!refreshOnBirth || own === null || key === null) return;
      enqueue.emit({ type: 'Subscribe', to: source, src: own, dst: key });
    }),
    lost: enqueueActions(({ event, enqueue }) => {
      const cause =
        event.type === 'DeathNotification' ? event.cause : event.type === 'KeyTaken' ? 'epoch' : 'superseded';
      enqueue.raise({ type: 'SourceLost', cause });
    }),
    /** The same event once more, when the state is the one that it belongs to. */
    again: raise(({ event }) => event),
    tellSettled: enqueueActions(({ context: { source: input, whole, told, awaitedBy }, enqueue }) => {
      for (const to of [...told, ...awaitedBy]) enqueue.emit({ type: 'InputSettled', to, input, complete: whole });
    }),
    tellLost: enqueueActions(({ context: { source: input, told, awaitedBy }, enqueue }) => {
      for (const to of [...told, ...awaitedBy]) enqueue.emit({ type: 'InputLost', to, input });
    }),
    tellExpired: enqueueActions(({ context: { source: input, told, awaitedBy }, enqueue }) => {
      for (const to of [...told, ...awaitedBy]) enqueue.emit({ type: 'InputExpired', to, input });
    }),
  },
});

/** Does it to the plain values, and tells those who derive something from them what is different now. SYNC-32, SYNC-35 */
function change({ context, event, enqueue }: Change, operation: held.Operation, more = false): void {
  const after = operation(context, differenceIn(event));
  enqueue.assign(after);
  const difference = differenceOf(context.current, after.current ?? context.current);
  tellChange(context, difference, more, (emitted) => enqueue.emit(emitted));
}

/** Tells a difference, unless it is none. */
export function tellChange(
  { source: input, told }: Pick<ReceiverContext, 'source' | 'told'>,
  difference: Difference,
  more: boolean,
  emit: (emitted: ReceiverEmitted) => void,
): void {
  if (isEmpty(difference)) return;
  for (const to of told) emit({ type: 'InputChanged', to, input, more, ...difference });
}

/** What a message of the source puts and removes. */
export function differenceIn(event: ReceiverEvent): Difference {
  if (event.type === 'Data') return { put: event.recs, remove: [] };
  return event.type === 'Update' ? { put: event.put, remove: event.remove } : { put: [], remove: [] };
}
