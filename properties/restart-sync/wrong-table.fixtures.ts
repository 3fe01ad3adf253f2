import type { Implementation } from '../../impl/hosting/implementation.ts';
import { HeldInTable } from '../../impl/restart-sync/receiver-on-table.ts';
import { SourceTable } from '../../impl/restart-sync/table.ts';
import { provideHeldData } from '../../machines/restart-sync/receiver-outputs.ts';
import { receiverOf } from '../../machines/restart-sync/sync-process.ts';
import { only, type InstanceState, type Role } from '../../machines/role.ts';

/** Forgets to sweep what a full transfer has not sent again: the trap of a table that is not stale. */
class Unswept extends HeldInTable {
  override sweep(): ReturnType<HeldInTable['sweep']> {
    return { put: [], remove: [] };
  }
}

/** A process whose data of this source lies in a table that never sweeps. */
export function onTableThatNeverSweeps(role: Role<object, unknown>, source: string): Implementation<never> {
  return () => {
    const held = new Unswept(new SourceTable(100));
    return {
      chart: (instance, machine) => (instance === receiverOf(source) ? provideHeldData(machine, held) : machine),
      view: (instances) => {
        const state = only(instances, receiverOf(source));
        const shown: InstanceState = {
          value: state.value,
          context: { ...state.context, ...held.values },
          matches: (path) => state.matches(path),
          ticksLeft: (delay) => state.ticksLeft(delay),
        };
        return role.view({ ...instances, [receiverOf(source)]: shown });
      },
    };
  };
}
