import type { AnyStateMachine } from 'xstate';
import type { CommunicationKey } from '../../spec/process-state/communication-key.ts';
import type { EntryView, ManagerView } from '../../spec/process-state/view.ts';
import { only, type Instances, type Received, type Role } from '../role.ts';
import { entry, entryOf } from './entry.ts';
import { record } from './record.ts';

export interface ManagerInput {
  /** The names that may register: the scope of the model. */
  readonly names: readonly string[];
  readonly limit: number;
  readonly countPeriod: number;
  readonly firstIncarnation: number;
  readonly lastIncarnation: number;
}

/**
 * The process state manager: the shared record, and an entry for each name. A registration goes to the entry of its name;
 * a heartbeat or a look-up goes to the entry that its key belongs to, wherever it came from. PSM-REG-4, PSM-HBT-11
 */
export function manager(
  input: ManagerInput,
  charts: { readonly entry: AnyStateMachine; readonly record: AnyStateMachine } = { entry, record },
): Role<object, ManagerView> {
  const { names, ...settings } = input;
  return {
    name: 'process-state/manager',
    instances: ({ boot }) => ({
      record: { machine: charts.record, input: { epoch: boot } },
      ...Object.fromEntries(
        names.map((name) => [
          entryOf(name),
          { machine: charts.entry, input: { name, others: names.filter((other) => other !== name), ...settings } },
        ]),
      ),
    }),
    route: (message, instances) => {
      if (message.type === 'RegisterRequest') return [entryOf(String(message.name))];
      const presented = presentedKey(message);
      return names
        .map(entryOf)
        .filter((address) => presented !== undefined && belongsTo(presented, instances, address));
    },
    view: (instances) => ({
      entries: Object.fromEntries(names.map((name) => [name, viewEntry(instances, name)])),
      limit: settings.limit,
      firstIncarnation: settings.firstIncarnation,
      lastIncarnation: settings.lastIncarnation,
    }),
  };
}

function viewEntry(instances: Instances, name: string): EntryView {
  const { value, context } = only(instances, entryOf(name));
  const { epoch, pid, incarnation, token, counter, interested } = context as CommunicationKey &
    Omit<EntryView, 'state' | 'key'>;
  const state = value as EntryView['state'];
  return { state, key: state === 'unseen' ? null : { epoch, pid, incarnation }, token, counter, interested };
}

function presentedKey(message: Received): CommunicationKey | undefined {
  return (message.key ?? message.requester) as CommunicationKey | undefined;
}

function belongsTo(key: CommunicationKey, instances: Instances, address: string): boolean {
  const { epoch, pid } = only(instances, address).context as CommunicationKey;
  return epoch === key.epoch && pid === key.pid;
}
