import { sameKey } from '../../spec/process-state/communication-key.ts';
import type { Sometimes } from '../../spec/property.ts';
import type { ReceiverView, RestartSyncView } from '../../spec/restart-sync/view.ts';
import { originOf } from './world.ts';

/** What must be reachable for a pass to mean anything. */

const atSomeReceiver = (view: RestartSyncView, holds: (receiver: ReceiverView) => boolean): boolean =>
  view.names.some((name) => Object.values(view.process(name)?.receivers ?? {}).some(holds));

const isHeld = (entries: ReceiverView['current']): boolean => Object.keys(entries).length > 0;

export const staleDataIsInUse: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'Data of a dead source is in use',
  clauses: ['SYNC-4'],
  holds: (view) => atSomeReceiver(view, ({ condition, current }) => condition === 'stale' && isHeld(current)),
};

export const newWaitsBesideOld: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'New data is held aside while old data is in use',
  clauses: ['SYNC-22'],
  holds: (view) => atSomeReceiver(view, ({ current, temporary }) => isHeld(current) && isHeld(temporary)),
};

export const aRestartIsTakenOver: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'The data of a restarted source is in use, whole',
  clauses: ['SYNC-25'],
  holds: (view) =>
    atSomeReceiver(
      view,
      ({ complete, key, current }) => complete && key !== null && key.incarnation > 1 && isHeld(current),
    ),
};

export const aLimitIsReached: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'The source is known to be dead, and nothing of it is held any more',
  clauses: ['SYNC-7', 'SYNC-9'],
  holds: (view) => atSomeReceiver(view, ({ condition, ended, key }) => condition === 'idle' && key !== null && ended),
};

export const anEndMeetsTheLimit: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'The end of a transfer is under way in the very tick of the limit, so that either may come first',
  clauses: ['SYNC-33'],
  holds: (view) =>
    view.edges.some((edge) => {
      const held = view.process(edge.receiver)?.receivers[edge.source];
      if (held?.condition !== 'stale' || held.staleFor !== held.limit || held.collecting !== 'receiving') return false;
      return view.ended(edge).some(({ xfer }) => xfer === held.transfer);
    }),
};

export const aTransferIsAskedForAgain: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'A later transfer of the same incarnation is in use',
  clauses: ['SYNC-14', 'SYNC-37'],
  holds: (view) => atSomeReceiver(view, ({ complete, transfer }) => complete && transfer > 1),
};

export const oldAndNewAreInUse: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'Records of two incarnations are in use beside each other',
  clauses: ['SYNC-80'],
  holds: (view) =>
    atSomeReceiver(view, ({ current }) => {
      const origins = Object.values(current).flatMap((value) => originOf(value) ?? []);
      return origins.some((origin) => origins.some((other) => origin.pid === other.pid && !sameKey(origin, other)));
    }),
};

export const staleDataHasNoTimer: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'Stale data is in use without a timer',
  clauses: ['SYNC-82'],
  holds: (view) => atSomeReceiver(view, ({ condition, staleFor }) => condition === 'stale' && staleFor === null),
};

export const aRequestIsRefused: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'A receiver has asked a source that has no key of its own yet',
  clauses: ['SYNC-36'],
  holds: (view) => atSomeReceiver(view, ({ collecting }) => collecting === 'refused'),
};

export const derivedDataOutlivesItsSource: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'Everyone down a chain uses the data of a dead source, and only its own receiver knows that it is stale',
  clauses: ['SYNC-64', 'SYNC-65'],
  holds: (view) => {
    const held = view.edges.map(({ receiver, source }) => view.process(receiver)?.receivers[source]);
    return (
      held.length > 1 &&
      held.every((receiver) => receiver !== undefined && isHeld(receiver.current)) &&
      held.filter((receiver) => receiver?.condition === 'stale').length === 1 &&
      held[0]?.condition === 'stale'
    );
  },
};

export const aConfigurationIsKept: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'A process goes on with the configuration of a dead configuration manager',
  clauses: ['SYNC-52', 'SYNC-54'],
  holds: (view) =>
    view.names.some((name) => {
      const configuration = view.process(name)?.configuration;
      return configuration?.config != null && configuration.collecting === 'unheard';
    }),
};

export const aRequestForConfigurationIsLost: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'A process waits for its configuration, and nothing is on its way',
  clauses: ['SYNC-36'],
  holds: (view) =>
    view.names.some((name) => {
      const configuration = view.process(name)?.configuration;
      if (configuration?.collecting !== 'asked') return false;
      return view.isQuiet({ source: configuration.manager, receiver: name });
    }),
};

export const aLivingSourceCountsAsDead: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'A source that lives has its data marked stale, since it was suspected falsely',
  clauses: ['SYNC-53'],
  holds: (view) =>
    view.edges.some(({ receiver, source }) => {
      const [held, own] = [view.process(receiver)?.receivers[source], view.process(source)?.source?.own];
      return held?.condition === 'stale' && held.ended && isHeld(held.current) && own !== undefined;
    }),
};

export const aDeathIsUntold: Sometimes<RestartSyncView> = {
  kind: 'sometimes',
  name: 'The data of a source is stale although nobody has told of its death',
  clauses: ['SYNC-76'],
  holds: (view) =>
    view.edges.some(({ receiver, source }) => {
      const held = view.process(receiver)?.receivers[source];
      return held?.condition === 'stale' && held.key !== null && held.own !== null && held.own.epoch > held.key.epoch;
    }),
};
