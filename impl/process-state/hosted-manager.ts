import type { ManagerView } from '../../spec/process-state/view.ts';
import { entryInputOf, entryOf, manager, provideEntry, type ManagerInput } from '../../machines/process-state/index.ts';
import type { InstanceState, Instances } from '../../machines/role.ts';
import type { Implementation } from '../hosting/implementation.ts';
import { countedSilence } from './counted-silence.ts';
import { registryPort } from './registry-port.ts';
import { Registry } from './registry.ts';

/** A manager whose entries keep their data in a registry: its charts drive, and their contexts hold control facts alone. */
export function managerOnRegistry(input: ManagerInput): Implementation<object, ManagerView> {
  return (start) => {
    const registry = new Registry(input.names.length);
    const silence = countedSilence();
    const ports = new Map(
      input.names.map((name) => {
        const { kept, others, ...settings } = entryInputOf(input, name, start);
        const row = registry.rowOf(name);
        if (kept !== undefined) registry.restore(row, kept);
        return [
          entryOf(name),
          registryPort(
            registry,
            silence,
            settings,
            () => row,
            () => others,
          ),
        ] as const;
      }),
    );
    const role = manager(input);
    return {
      chart: (instance, machine) => {
        const port = ports.get(instance);
        return port === undefined ? machine : provideEntry(machine, port);
      },
      view: (instances) =>
        role.view(
          Object.fromEntries(
            Object.entries(instances).map(([name, state]) => [name, over(state, ports.get(name)?.entry)]),
          ) satisfies Instances,
        ),
    };
  };
}

/** The same state with its data from elsewhere. */
function over(state: InstanceState, data: object | undefined): InstanceState {
  if (data === undefined) return state;
  return {
    value: state.value,
    context: data as InstanceState['context'],
    matches: (path) => state.matches(path),
    ticksLeft: (delay) => state.ticksLeft(delay),
  };
}
