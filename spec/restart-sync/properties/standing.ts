import { laterKey, sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Always, Step } from '../../property.ts';
import type { RestartSyncView } from '../view.ts';
import { atEveryReceiver, ofEveryReceiver, receiverAt } from './edges.ts';

/** What holds of where receivers and sources stand with each other, whatever the data is. */

export const staleSpansAreBounded: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Nothing is stale for longer than the limit after the last death that became known',
  clauses: ['SYNC-9', 'SYNC-7', 'SYNC-16', 'SYNC-82'],
  holds: (view) =>
    atEveryReceiver(
      view,
      ({ condition, limit }, edge) => condition !== 'stale' || (view.ticksSinceLastEnd(edge) ?? 0) <= limit,
    ),
};

export const theLivingAreNotGivenUp: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A receiver gives up a source only when that is known to be dead',
  clauses: ['SYNC-14', 'SYNC-36'],
  holds: (before, _event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is) => {
      const hears = was.collecting !== 'unheard' && was.condition !== 'idle';
      return !hears || is.condition !== 'idle' || is.ended;
    }),
};

export const gapsAreNoticed: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A receiver that is told of a change after one that it has missed asks for everything anew',
  clauses: ['SYNC-30'],
  holds: (before, event, sent, after) =>
    ofEveryReceiver(before, after, (was, is, { receiver, source }) => {
      if (event.kind !== 'deliver' || event.message.type !== 'Update') return true;
      if (event.part !== receiver || event.from !== source || was.collecting !== 'settled') return true;
      const { src, dst, xfer, n } = event.message as unknown as Numbered;
      const isHeard = was.key !== null && was.own !== null && sameKey(src, was.key) && sameKey(dst, was.own);
      if (!isHeard || xfer !== was.transfer || n <= was.received + 1) return true;
      return !is.complete && sent.some(({ to, message }) => to === source && message.type === 'Subscribe');
    }),
};

export const subscribersNeverGoBack: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A source that serves a restarted receiver never serves its predecessor again',
  clauses: ['SYNC-20', 'SYNC-49'],
  holds: (before, _event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [before.process(name)?.source, after.process(name)?.source];
      return (was?.subscribers ?? []).every(({ to, key }) => {
        const held = is?.subscribers.find((subscriber) => subscriber.to === to);
        return held === undefined || !laterKey(key, held.key);
      });
    }),
};

export const inputsAreNotAwaitedForEver: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Derived data is complete once each of its inputs is complete or has expired',
  clauses: ['SYNC-51', 'SYNC-44'],
  holds: (view) =>
    view.names.every((name) => {
      const inputs = view.edges.filter(({ receiver }) => receiver === name);
      if (inputs.length === 0 || view.process(name)?.source?.phase !== 'discovering') return true;
      return inputs.some((edge) => receiverAt(view, edge)?.complete !== true && !view.hasExpired(edge));
    }),
};

interface Numbered {
  readonly src: CommunicationKey;
  readonly dst: CommunicationKey;
  readonly xfer: number;
  readonly n: number;
}
