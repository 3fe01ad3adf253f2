import { laterKey } from '../../process-state/messages.ts';
import type { Always, Step } from '../../property.ts';
import type { RestartSyncView } from '../view.ts';
import { atEveryReceiver, ofEveryReceiver } from './edges.ts';

/** What is marked stale, besides the data of a source whose death was told: what may be that of a dead one. And what is not. */

export const earlierEpochsAreStale: Always<RestartSyncView> = {
  kind: 'always',
  name: 'Under a key of a later epoch, what is held of an incarnation of an earlier one is stale: its death may be untold',
  clauses: ['SYNC-76'],
  holds: (view) =>
    atEveryReceiver(
      view,
      ({ own, key, condition }) => own === null || key === null || key.epoch >= own.epoch || condition !== 'fresh',
    ),
};

export const theUnheardIsNotMarked: Step<RestartSyncView> = {
  kind: 'step',
  name: 'A source of which nothing is held is not marked stale, whatever is told of its death',
  clauses: ['SYNC-2', 'SYNC-10'],
  holds: (before, _event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is) => was.condition !== 'idle' || is.condition !== 'stale'),
};

export const deathsAreTold: Step<RestartSyncView> = {
  kind: 'step',
  name: 'Data becomes stale by what a process is told of its source or of the manager, never by a wait of its own',
  clauses: ['SYNC-1', 'SYNC-18', 'SYNC-19', 'SYNC-76'],
  holds: (before, event, _sent, after) =>
    ofEveryReceiver(before, after, (was, is, { receiver, source }) => {
      if (was.condition !== 'fresh' || is.condition !== 'stale') return true;
      if (event.kind !== 'deliver' || event.part !== receiver || was.key === null || is.key === null) return false;
      const isTold = event.message.type === 'DeathNotification' && event.message.name === source;
      return isTold || laterKey(is.key, was.key) || (is.own !== null && is.own.epoch > was.key.epoch);
    }),
};
