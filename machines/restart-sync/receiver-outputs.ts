import { assign, enqueueActions, raise, type AnyStateMachine } from 'xstate';
import type { IpcReject } from '../../spec/process-state/messages.ts';
import { isEmpty, type Difference } from '../../spec/restart-sync/entries.ts';
import { PlainHeldData, type HeldDataPort } from './held-data.ts';
import { receiverData, type ReceiverContext, type ReceiverEmitted, type ReceiverEvent } from './receiver-data.ts';

/** The body of a Subscribe that comes back. */
export const SUBSCRIBE: IpcReject['body'] = 'Subscribe';

/** What each action does to the data of the source; what it returns is told to those who derive something from the data. */
const dataActions = {
  markAll: unseen((data) => data.markAll()),
  takeIntoUse: (data, message) => data.take(message),
  takeChange: (data, message) => data.take(message),
  holdAside: unseen((data, message) => data.hold(message)),
  dropTemporary: unseen((data) => data.dropTemporary()),
  synchronise: (data) => data.synchronise(),
  sweep: (data) => data.sweep(),
  clear: (data) => data.clear(),
} satisfies Readonly<Record<string, DataAction>>;

type DataAction = (data: HeldDataPort, message: Difference) => Difference | undefined;
type Name = keyof typeof dataActions;

/** What changes nothing that is in use. */
function unseen(act: (data: HeldDataPort, message: Difference) => void): DataAction {
  return (data, message) => {
    act(data, message);
    return undefined;
  };
}

/** A record that goes into use within a transfer is followed by more of the same. */
const IS_FOLLOWED: Name = 'takeIntoUse';

/** What a receiver does with the data of its source, and what it says. */
export const receiverOutputs = receiverData.extend({
  actions: {
    // The data. An implementation has the same done to a real table: `provideHeldData`.
    ...mapped((name, act) =>
      receiverData.enqueueActions(({ context, event, enqueue }) => {
        const data = new PlainHeldData(context);
        const difference = act(data, differenceIn(event));
        enqueue.assign(data.values);
        for (const emitted of changesTold(context, difference, name)) enqueue.emit(emitted);
      }),
    ),
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
    tellUnsettled: enqueueActions(({ context: { source: input, complete, awaitedBy }, enqueue }) => {
      if (complete) for (const to of awaitedBy) enqueue.emit({ type: 'InputUnsettled', to, input });
    }),
    tellLost: enqueueActions(({ context: { source: input, told, awaitedBy }, enqueue }) => {
      for (const to of [...told, ...awaitedBy]) enqueue.emit({ type: 'InputLost', to, input });
    }),
    tellExpired: enqueueActions(({ context: { source: input, told, awaitedBy }, enqueue }) => {
      for (const to of [...told, ...awaitedBy]) enqueue.emit({ type: 'InputExpired', to, input });
    }),
  },
});

/**
 * The chart of a receiver over data of another kind: its context keeps whom it hears and how far the transfer is, and no
 * record. Each effect is made in the place of its action, however the chart is run: by an actor or by `transition`.
 *
 * @throws if the machine lacks one of a receiver's data actions, and so is none.
 */
export function provideHeldData(machine: AnyStateMachine, port: HeldDataPort): AnyStateMachine {
  const lacking = Object.keys(dataActions).filter((name) => !(name in machine.implementations.actions));
  if (lacking.length > 0)
    throw new Error(
      `The chart ${machine.id} has no ${lacking.join(', ')}, which every receiver has. Give provideHeldData the chart of a receiver.`,
    );
  return machine.provide({
    actions: mapped((name, act) =>
      receiverData.enqueueActions(({ context, event, enqueue }) => {
        const difference = act(port, differenceIn(event));
        for (const emitted of changesTold(context, difference, name)) enqueue.emit(emitted);
      }),
    ),
  });
}

function mapped<Action>(make: (name: Name, act: DataAction) => Action): Record<Name, Action> {
  const entries = Object.entries(dataActions).map(([name, act]) => [name, make(name as Name, act)]);
  return Object.fromEntries(entries) as Record<Name, Action>;
}

/** What those are told who derive something from the data in use: a difference, unless it is none. SYNC-32, SYNC-35 */
function changesTold(
  { source: input, told }: ReceiverContext,
  difference: Difference | undefined,
  name: Name,
): readonly ReceiverEmitted[] {
  if (difference === undefined || isEmpty(difference)) return [];
  return told.map((to) => ({ type: 'InputChanged', to, input, more: name === IS_FOLLOWED, ...difference }));
}

/** What a message of the source puts and removes. */
export function differenceIn(event: ReceiverEvent): Difference {
  if (event.type === 'Data') return { put: event.recs, remove: [] };
  return event.type === 'Update' ? { put: event.put, remove: event.remove } : { put: [], remove: [] };
}
