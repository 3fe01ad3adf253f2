import type { Always, Step } from '../../property.ts';
import { sameKey, type CommunicationKey } from '../communication-key.ts';
import type { EntryView, ProcessStateView } from '../view.ts';

/** What holds over a restart of the manager. */

export const onlyKeysOfThisEpochLive: Always<ProcessStateView> = {
  kind: 'always',
  name: 'No key from before a restart of the manager is the current key of a living name after it',
  clauses: ['S-PSM-18', 'PSM-KEY-16', 'PSM-REG-17'],
  holds: ({ manager }) =>
    Object.values(manager?.entries ?? {}).every(({ state, key }) => state !== 'alive' || key?.epoch === manager?.epoch),
};

export const formerKeysChangeNothing: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What presents a key of an earlier epoch changes nothing at the manager',
  clauses: ['S-PSM-18', 'PSM-KEY-17'],
  holds: (before, event, _sent, after) => {
    if (event.kind !== 'deliver' || !PRESENTING.has(event.message.type)) return true;
    const [was, is] = [before.manager, after.manager];
    const presented = (event.message.key ?? event.message.requester) as CommunicationKey;
    if (was === undefined || is === undefined || presented.epoch >= was.epoch) return true;
    return before.names.every((name) => sameEntry(was.entries[name], is.entries[name]));
  },
};

export const nobodyTrustsAFormerEpoch: Always<ProcessStateView> = {
  kind: 'always',
  name: 'Who runs under a key of a later epoch holds no target alive under a key of an earlier one',
  clauses: ['PSM-NTF-13'],
  holds: ({ addresses, process }) =>
    addresses.every((address) => {
      const self = process(address);
      if (self?.key == null) return true;
      const { epoch } = self.key;
      return Object.values(self.targets).every(
        ({ state, key }) => state !== 'alive' || key === null || key.epoch >= epoch,
      );
    }),
};

export const theMissingCountAsDead: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who registers under a later epoch takes every target for dead at its last key until it hears of it',
  clauses: ['PSM-NTF-13'],
  holds: (before, event, _sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'RegisterReply') return true;
    const [was, is] = [before.process(event.part), after.process(event.part)];
    if (was?.key !== null || is?.key == null) return true;
    const { epoch } = is.key;
    return Object.entries(was.targets).every(([target, { key }]) => {
      const known = is.targets[target];
      return key === null || key.epoch >= epoch || (known?.state === 'dead' && known.ended);
    });
  },
};

export const theRegistryIsKept: Always<ProcessStateView> = {
  kind: 'always',
  name: 'A durable registry knows the last key of every name, and the instance that it was issued to',
  clauses: ['PSM-REG-17'],
  holds: ({ manager, issued, names }) =>
    manager === undefined ||
    names.every((name) => {
      const last = issued.filter((issue) => issue.name === name).at(-1);
      const entry = manager.entries[name];
      return last === undefined || (entry?.key != null && sameKey(entry.key, last.key) && entry.token === last.token);
    }),
};

const PRESENTING: ReadonlySet<string> = new Set(['Heartbeat', 'ProbeReply', 'LookupRequest']);

function sameEntry(a: EntryView | undefined, b: EntryView | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
