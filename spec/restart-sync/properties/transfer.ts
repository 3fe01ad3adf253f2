import { sameKey } from '../../process-state/messages.ts';
import type { Always, Sent, Step } from '../../property.ts';
import { changed, sameValue, type Entries } from '../entries.ts';
import type { EndedTransfer, RestartSyncView } from '../view.ts';
import { atEveryReceiver, differenceIn, eofIn, isExpiry, ofEveryReceiver, takenIn } from './edges.ts';

/** What holds of full transfers: what a source says, and what a receiver makes of it. */

export const freshDataIsUsedAtOnce: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What is taken while nothing is stale goes into use at once, and nothing else changes there',
  clauses: ['SYNC-21', 'SYNC-26', 'SYNC-34'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const message = takenIn(event, edge, was, is);
      return message === undefined || is.condition === 'stale' || sameValue(is.current, changed(was.current, message));
    }),
};

export const newDataIsHeldAside: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What is taken while something is stale goes to what its transfer has brought so far, and that waits aside',
  clauses: ['SYNC-21', 'SYNC-22', 'SYNC-23', 'SYNC-34', 'SYNC-37'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const message = takenIn(event, edge, was, is);
      if (message === undefined || is.condition !== 'stale') return true;
      return sameValue(is.temporary, changed(message.n === 1 ? {} : was.temporary, message));
    }),
};

export const endOfDataIsExact: Step<RestartSyncView> = {
  kind: 'step',
  name: 'After an end of data, exactly what its transfer said is in use',
  clauses: [
    'S-SYNC-3',
    'S-SYNC-19',
    'SYNC-23',
    'SYNC-25',
    'SYNC-27',
    'SYNC-28',
    'SYNC-29',
    'SYNC-31',
    'SYNC-34',
    'SYNC-37',
  ],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (_was, is, edge) => {
      const eof = eofIn(event, edge);
      if (eof === undefined || !is.complete) return true;
      const said = before.ended(edge).find(({ src, xfer }) => sameKey(src, eof.src) && xfer === eof.xfer);
      return (
        said === undefined ||
        !sameKey(said.src, is.key ?? said.src) ||
        said.xfer !== is.transfer ||
        sameValue(is.current, said.entries)
      );
    }),
};

export const asideIsUnseen: Step<RestartSyncView> = {
  kind: 'step',
  name: 'What is only held aside changes nothing that is derived, and nothing is sent because of it',
  clauses: ['S-SYNC-2', 'SYNC-22', 'SYNC-35'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, { receiver, source }) => {
      if (event.kind !== 'deliver' || event.part !== receiver || event.from !== source) return true;
      if (sameValue(was.temporary, is.temporary) || !sameValue(was.current, is.current)) return true;
      // A message that tells of a death besides ends the transfer before it, and what that had brought in parts is passed on.
      if (was.condition !== 'stale') return true;
      const derived = (view: RestartSyncView) => view.process(receiver)?.source?.entries;
      return (
        sameValue(derived(before), derived(after)) && !sent.some((one) => one.from === receiver && isOfTransfer(one))
      );
    }),
};

function isOfTransfer({ message: { type } }: Sent): boolean {
  return type === 'Data' || type === 'Update' || type === 'Eof' || type === 'InputChanged';
}

export const onlyTheCompleteEnd: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A source sends an end of data only when its data is complete, and after all of it',
  clauses: ['S-SYNC-9', 'SYNC-44', 'SYNC-47', 'SYNC-48', 'SYNC-50', 'SYNC-46'],
  holds: (_before, _event, sent, after) =>
    endsIn(sent, after).every(({ source, said }) => {
      const data = after.process(source)?.source;
      return data == null || (data.phase === 'complete' && said !== null && sameValue(said, data.entries));
    }),
};

export const oneEndForEachTransfer: Always<RestartSyncView> = {
  kind: 'always',
  name: 'A transfer has one end of data',
  clauses: ['SYNC-48'],
  holds: (view) => view.edges.every((edge) => view.ended(edge).every(({ ends }) => ends === 1)),
};

export const completionIsToldToAll: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A source whose data has become complete ends the transfer of everyone that it serves',
  clauses: ['SYNC-44', 'SYNC-50'],
  holds: (before, _event, sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.source, after.process(name)?.source];
      if (was?.phase === 'complete' || is?.phase !== 'complete' || is.own === null) return true;
      return is.subscribers.every(({ to }) =>
        sent.some((one) => one.from === name && one.to === to && one.message.type === 'Eof'),
      );
    }),
};

export const subscribersAreServed: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Whoever asks a source that is complete is sent all of its data at once',
  clauses: ['SYNC-50', 'SYNC-60', 'SYNC-49'],
  holds: (before, event, sent) => {
    if (event.kind !== 'deliver' || event.message.type !== 'Subscribe') return true;
    const { part, from, message } = event;
    const source = before.process(part)?.source;
    if (source?.phase !== 'complete' || source.own === null || !sameKey(source.own, message.dst as typeof source.own))
      return true;
    const held = source.subscribers.find(({ to }) => to === from);
    const isLate = held !== undefined && !sameKey(held.key, message.src as typeof held.key);
    return isLate || sent.some((one) => one.to === from && one.message.type === 'Eof');
  },
};

export const newKeysServeAll: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A source that has a new key without a crash sends everyone that it serves all of its data under that key',
  clauses: ['SYNC-53'],
  holds: (before, _event, sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.source, after.process(name)?.source];
      if (was?.phase !== 'complete' || is?.own == null || (was.own !== null && sameKey(was.own, is.own))) return true;
      const { own, subscribers } = is;
      return subscribers.every(({ to }) =>
        sent.some(
          ({ from, to: told, message }) =>
            from === name && told === to && message.type === 'Eof' && sameKey(message.src as typeof own, own),
        ),
      );
    }),
};

export const expiryAsksAnew: Step<RestartSyncView> = {
  kind: 'step',
  name: 'When the limit cuts a transfer short, the living source is asked anew',
  clauses: ['SYNC-14'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, _is, edge) => {
      if (!isExpiry(event, edge) || was.collecting !== 'receiving') return true;
      return sent.some(({ to, message }) => to === edge.source && message.type === 'Subscribe');
    }),
};

export const tiesAreClean: Step<RestartSyncView> = {
  kind: 'step',
  name: 'An end of data in the tick of the limit is taken whole before the limit, or comes after it and changes nothing',
  clauses: ['SYNC-33', 'SYNC-14'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, edge) => {
      const eof = eofIn(event, edge);
      const isHeard = eof !== undefined && was.key !== null && sameKey(eof.src, was.key) && eof.xfer === was.transfer;
      // What it belonged to is spoilt: it is awaited anew, from its beginning.
      if (isHeard && was.collecting === 'asked') return sameValue(was, is);
      if (was.condition !== 'stale' || was.staleFor !== was.limit || is.condition === 'stale') return true;
      if (Object.keys(is.temporary).length > 0 || is.staleFor !== null) return false;
      return is.complete || Object.keys(is.current).length === 0;
    }),
};

export const quietMeansEqual: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Once a receiver is complete and nothing is on its way, it has exactly what its source has',
  clauses: ['S-SYNC-16', 'SYNC-26', 'SYNC-28', 'SYNC-34', 'SYNC-49', 'SYNC-61'],
  holds: (view) =>
    atEveryReceiver(view, ({ complete, key, current }, edge) => {
      const source = view.process(edge.source)?.source;
      if (!complete || key === null || source?.own == null || source.phase !== 'complete') return true;
      return !sameKey(key, source.own) || !view.isQuiet(edge) || sameValue(current, source.entries);
    }),
};

/** What one step ends at one receiver. */
interface Ends {
  readonly source: string;
  /** What the transfer that it ended last has said, with the changes of it that follow in the same step; null where another one begins. */
  readonly said: Entries | null;
}

/**
 * Every end of data of a step, by its receiver. A step may send several, since what a source derives changes as its inputs are told of
 * one and the same thing, each in its turn: all that it has sent by then must be what it has then.
 */
function endsIn(sent: readonly Sent[], after: RestartSyncView): readonly Ends[] {
  return after.edges.flatMap(({ source, receiver }): readonly Ends[] => {
    const said = sent.filter(
      ({ from, to, message: { type } }) =>
        from === source && to === receiver && (type === 'Data' || type === 'Update' || type === 'Eof'),
    );
    const at = said.findLastIndex(({ message }) => message.type === 'Eof');
    const eof = said[at]?.message;
    if (eof === undefined) return [];
    const following = said.slice(at + 1).map(({ message }) => message);
    const transfer = after
      .ended({ source, receiver })
      .find(({ src, xfer }) => sameKey(src, eof.src as EndedTransfer['src']) && xfer === eof.xfer);
    if (transfer === undefined || following.some(({ xfer }) => xfer !== eof.xfer)) return [{ source, said: null }];
    return [{ source, said: following.reduce<Entries>((so, one) => changed(so, differenceIn(one)), transfer.entries) }];
  });
}
