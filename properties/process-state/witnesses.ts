import { laterKey, sameKey } from '../../spec/process-state/communication-key.ts';
import type { ProcessStateView, TargetView } from '../../spec/process-state/view.ts';
import type { Sometimes } from '../../spec/property.ts';

/** What must be reachable for a pass to mean anything. */

export const aTargetIsAwaited: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody is interested in a name that has never registered',
  clauses: ['PSM-LKP-4'],
  holds: ({ manager, names }) =>
    names.some((name) => manager?.entries[name]?.state === 'unseen' && manager.entries[name].interested.length > 0),
};

export const aTargetIsKnownDead: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody knows a target dead',
  clauses: ['PSM-NTF-5'],
  holds: (view) => targets(view).some(({ state }) => state === 'dead'),
};

export const aLaterInstanceIsKnown: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody knows a restarted target alive under its later key',
  clauses: ['PSM-NTF-4', 'PSM-LKP-13'],
  holds: (view) => targets(view).some(({ state, key }) => state === 'alive' && key !== null && key.incarnation > 1),
};

export const aLivingProcessCountsAsDead: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'A process runs under a key that the manager has declared dead',
  clauses: ['PSM-HBT-15'],
  holds: ({ manager, addresses, nameOf, process }) =>
    addresses.some((address) => {
      const [entry, key] = [manager?.entries[nameOf(address)], process(address)?.key];
      return entry?.state === 'dead' && entry.key !== null && key != null && sameKey(entry.key, key);
    }),
};

export const aSupersededInstanceIsStillBelieved: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody still holds the earlier key of a target that has registered anew',
  clauses: ['PSM-REG-8', 'PSM-NTF-9'],
  holds: ({ manager, addresses, process }) =>
    addresses.some((address) =>
      Object.entries(process(address)?.targets ?? {}).some(([target, { state, key }]) => {
        const current = manager?.entries[target]?.key;
        return state === 'alive' && key !== null && current != null && laterKey(current, key);
      }),
    ),
};

export const aKeyIsRejectedBySomeone: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody has learnt from a rejected message that its key is over',
  clauses: ['PSM-KEY-8', 'PSM-KEY-11'],
  holds: (view) => targets(view).some(({ state, ended }) => state === 'unknown' && ended),
};

export const anEndIsReportedBeforeItsRequest: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'A request to register is on its way whose sender the operating system has reported as ended',
  clauses: ['PSM-REG-18'],
  holds: ({ addresses, process, isQuiet, operatingSystem }) =>
    addresses.some(
      (address) =>
        process(address) === undefined &&
        !isQuiet(address) &&
        operatingSystem?.active.every((active) => active.address !== address) === true,
    ),
};

export const aKeyOfALaterEpochIsKnown: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody knows a target alive under a key that a restarted manager issued',
  clauses: ['PSM-KEY-16'],
  holds: (view) => targets(view).some(({ state, key }) => state === 'alive' && key !== null && key.epoch > 1),
};

export const aNoticeIsLost: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'A notice is about to be said again to a living instance, which does not know what it says',
  clauses: ['PSM-NTF-10'],
  holds: ({ manager, process }) =>
    manager?.unacknowledged.some(({ name, process: address, requester, key, dueIn }) => {
      const hearer = process(address);
      const known = hearer?.targets[name]?.key;
      return (
        dueIn === 0 && hearer?.key != null && sameKey(hearer.key, requester) && (known == null || laterKey(key, known))
      );
    }) ?? false,
};

export const aTargetToldOfItself: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody knows a target alive from that itself, and is about to ask the manager again, which has not heard',
  clauses: ['PSM-LKP-11', 'PSM-KEY-15'],
  holds: ({ addresses, process, manager, isQuiet }) =>
    addresses.some((address) =>
      Object.entries(process(address)?.targets ?? {}).some(
        ([target, { state, asksAgain }]) =>
          state === 'alive' &&
          asksAgain &&
          isQuiet(address) &&
          manager?.entries[target]?.interested.every((who) => who.process !== address) === true,
      ),
    ),
};

export const aDemandIsLost: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'A demand is about to be said again to an instance that runs under a key from before the start of the manager',
  clauses: ['PSM-KEY-18', 'PSM-NTF-10'],
  holds: ({ manager, process }) =>
    manager?.demandedIn === 0 &&
    manager.demanded.some(({ address, token }) => {
      const instance = process(address);
      return instance?.token === token && instance.key !== null && instance.key.epoch < manager.epoch;
    }),
};

export const anIdentifierIsAwaited: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody waits for an identifier under which nobody has registered',
  clauses: ['PSM-LKP-3'],
  holds: ({ manager }) => manager?.identified.some(({ name }) => name === null) ?? false,
};

export const anIdentifierIsGivenAway: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Another process lives under an identifier by which somebody has found a target',
  clauses: ['PSM-LKP-3'],
  holds: ({ manager }) =>
    manager?.identified.some(({ asked, name: found }) =>
      Object.entries(manager.entries).some(
        ([name, { state, osId, element }]) =>
          found !== null && name !== found && state === 'alive' && osId === asked.osId && element === asked.element,
      ),
    ) ?? false,
};

export const aMessageWaits: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Somebody keeps a message that came too early for its target',
  clauses: ['PSM-KEY-12'],
  holds: (view) => targets(view).some(({ unsent }) => unsent.length > 0),
};

export const someInterestRests: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'The interest of a dead process rests until it comes back',
  clauses: ['PSM-LKP-15'],
  holds: ({ manager }) => Object.values(manager?.entries ?? {}).some(({ resting }) => resting.length > 0),
};

export const twoInstancesRun: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'Two instances of one name run under keys of their own',
  clauses: ['PSM-REG-16', 'PSM-HBT-23'],
  holds: ({ addresses, nameOf, process }) => {
    const running = addresses.filter((address) => process(address)?.key != null).map(nameOf);
    return new Set(running).size < running.length;
  },
};

export const anEndIsNotKnownYet: Sometimes<ProcessStateView> = {
  kind: 'sometimes',
  name: 'A name counts as alive whose instance has ended',
  clauses: ['PSM-HBT-8', 'PSM-HBT-10'],
  holds: ({ manager, process }) =>
    Object.values(manager?.entries ?? {}).some(
      ({ state, address, token }) => state === 'alive' && process(address)?.token !== token,
    ),
};

function targets({ addresses, process }: ProcessStateView): readonly TargetView[] {
  return addresses.flatMap((address) => Object.values(process(address)?.targets ?? {}));
}
