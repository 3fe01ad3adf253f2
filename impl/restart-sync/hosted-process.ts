import { receiverOf } from '../../machines/restart-sync/sync-process.ts';
import { provideHeldData } from '../../machines/restart-sync/receiver-outputs.ts';
import type { InstanceState, Role } from '../../machines/role.ts';
import type { SyncProcessView } from '../../spec/restart-sync/view.ts';
import type { Implementation } from '../hosting/implementation.ts';
import { ProcessArea } from './process-area.ts';
import type { Provisioning } from './provisioning.ts';
import { HeldInTable } from './receiver-on-table.ts';

/** A process whose data of others is to lie in its memory area. */
export interface ProcessOnTables {
  /** Its name, as its processor knows it. */
  readonly process: string;
  /** The role whose charts it runs. */
  readonly role: Role<object, SyncProcessView>;
  /** Whose data it uses. */
  readonly sources: readonly string[];
  /** How large its area is. */
  readonly provisioning: Provisioning;
  /** Bytes that one record takes at most, its key included. */
  readonly recordBytes: number;
}

/**
 * A process of restart-sync on a processor: its charts drive, and what it holds of each source lies in a table in its memory
 * area, which is empty at every start and lost with the process. SYNC-40, SYNC-67
 */
export function processOnTables(on: ProcessOnTables): Implementation<object, SyncProcessView> {
  const { process, role, sources, provisioning, recordBytes } = on;
  return (_start, { memory }) => {
    const area = new ProcessArea(memory, process, recordBytes);
    const held = new Map(
      sources.map((source) => [
        receiverOf(source),
        new HeldInTable(area.tableFor(source, provisioning(process, source))),
      ]),
    );
    return {
      chart: (instance, machine) => {
        const port = held.get(instance);
        return port === undefined ? machine : provideHeldData(machine, port);
      },
      view: (instances) =>
        role.view(
          Object.fromEntries(
            Object.entries(instances).map(([name, state]) => [name, withData(state, held.get(name))] as const),
          ),
        ),
    };
  };
}

/** The state of a receiver with its data from the table. */
function withData(state: InstanceState, held: HeldInTable | undefined): InstanceState {
  if (held === undefined) return state;
  return {
    value: state.value,
    context: { ...state.context, ...held.values },
    matches: (path) => state.matches(path),
    ticksLeft: (delay) => state.ticksLeft(delay),
  };
}
