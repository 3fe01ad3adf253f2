import type { Always, Step } from '../../property.ts';
import { sameKey, type CommunicationKey } from '../communication-key.ts';
import type { HostedProcess } from '../messages.ts';
import type { EntryView, IdentifiedView, ProcessStateView } from '../view.ts';

/** What holds where a target is asked for by the identifier that its operating system gave it. */

export const theAwaitedAreIntroduced: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who waits for an identifier is told the name and key of the instance that registers with it, in that step and in no other',
  clauses: ['PSM-LKP-3', 'PSM-REG-11'],
  holds: (before, _event, sent, after) =>
    (before.manager?.identified ?? []).every((was) => {
      if (was.name !== null || !isAlive(after, was.requester)) return true;
      const registrant = Object.entries(after.manager?.entries ?? {}).find(
        ([name, entry]) => entry.token !== before.manager?.entries[name]?.token && runsAt(entry, was.asked),
      );
      const told = sent.filter(
        ({ message }) => message.type === 'LookupReply' && isAskedBy(was, message.requester, message.target),
      );
      if (registrant === undefined) return told.length === 0;
      const [name, { key }] = registrant;
      return (
        told.length === 1 &&
        told.every(
          ({ message }) => message.name === name && key !== null && sameKey(message.key as CommunicationKey, key),
        )
      );
    }),
};

export const interestFollowsTheName: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Who asked for an identifier that was found is interested in that name, whatever its identifier is by now',
  clauses: ['PSM-LKP-3', 'PSM-LKP-13'],
  holds: ({ manager }) =>
    (manager?.identified ?? []).every(({ name, requester }) => {
      const entry = name === null ? undefined : manager?.entries[name];
      return (
        entry === undefined ||
        // Nobody is notified about itself.
        (entry.key !== null && sameKey(entry.key, requester)) ||
        entry.interested.some(({ key }) => sameKey(key, requester))
      );
    }),
};

export const identifiersAreFoundOnce: Step<ProcessStateView> = {
  kind: 'step',
  name: 'An identifier that was found for an instance stands for that name as long as the instance lives, whoever is given it later',
  clauses: ['PSM-LKP-3'],
  holds: (before, event, _sent, after) => {
    const isKept = (before.manager?.identified ?? []).every(
      (was) =>
        !isAlive(after, was.requester) ||
        after.manager?.identified.some(
          (is) => isAskedBy(is, was.requester, was.asked) && (was.name === null || is.name === was.name),
        ) === true,
    );
    if (event.kind !== 'deliver' || event.message.type !== 'LookupRequest') return isKept;
    const { requester, target } = event.message;
    const found = after.manager?.identified.find((one) => isAskedBy(one, requester, target));
    if (found === undefined) return isKept;
    const joined = after.names.filter(
      (name) => isInterested(after, name, found.requester) && !isInterested(before, name, found.requester),
    );
    return isKept && joined.every((name) => name === found.name);
  },
};

export const namesAreLearntRightly: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A process that runs under a living key knows a target that it asked for by identifier by the name that was found, or not at all',
  clauses: ['PSM-LKP-3'],
  holds: (view) =>
    view.addresses.every((address) => {
      const self = view.process(address);
      const own = self?.key;
      if (self === undefined || own == null) return true;
      const found = (view.manager?.identified ?? []).filter(({ requester }) => sameKey(requester, own));
      const names = Object.keys(self.targets).filter((target) => view.names.includes(target));
      return found.every(({ name }) => names.length === 0 || (name !== null && names.includes(name)));
    }),
};

/** Whether this is what that instance asked for by that identifier. */
export function isAskedBy({ requester, asked }: IdentifiedView, by: unknown, target: unknown): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const { osId, element } = target as HostedProcess;
  return sameKey(requester, by as CommunicationKey) && asked.osId === osId && asked.element === element;
}

function runsAt({ state, osId, element }: EntryView, asked: HostedProcess): boolean {
  return state === 'alive' && osId === asked.osId && element === asked.element;
}

function isAlive({ manager }: ProcessStateView, requester: CommunicationKey): boolean {
  return Object.values(manager?.entries ?? {}).some(
    ({ state, key }) => state === 'alive' && key !== null && sameKey(key, requester),
  );
}

function isInterested({ manager }: ProcessStateView, name: string, requester: CommunicationKey): boolean {
  return manager?.entries[name]?.interested.some(({ key }) => sameKey(key, requester)) === true;
}
