import { UNIT } from '../../machines/selective-replay/control-unit-addresses.ts';
import { providePendingQueue } from '../../machines/selective-replay/control-unit-queue.ts';
import type { Role } from '../../machines/role.ts';
import type { UnitView } from '../../spec/selective-replay/view.ts';
import type { Implementation } from '../hosting/implementation.ts';
import { PendingUpdates } from './pending-updates.ts';
import { QueueInRings } from './queue-in-rings.ts';

/**
 * A control unit on a processor: its charts drive, and its pending queue lies in rings, which are empty at every start.
 *
 * @param role - whose charts it runs
 * @param queueCapacity - updates and acknowledgements that the queue has room for, together. RPL-110
 * @param make - what makes the queue
 */
export function unitOnRings(
  role: Role<object, UnitView>,
  queueCapacity: number,
  make = (capacity: number): PendingUpdates => new PendingUpdates(capacity),
): Implementation<object, UnitView> {
  return () => {
    const queue = new QueueInRings(make(queueCapacity));
    return {
      chart: (instance, machine) => (instance === UNIT ? providePendingQueue(machine, queue) : machine),
      // The context of the chart reads the queue where it lies.
      view: (instances) => role.view(instances),
    };
  };
}
