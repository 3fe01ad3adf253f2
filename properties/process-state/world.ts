import type {
  Issue,
  ManagerView,
  OperatingSystemView,
  ProcessStateView,
  ProcessView,
} from '../../spec/process-state/view.ts';
import type { World } from '../checker/index.ts';
import { hasOperatingSystem, MANAGER, nameAt, namesOf, OPERATING_SYSTEM, type Composition } from './composition.ts';

/** The system as its properties see it, from the views of its roles and monitors. */
export function viewOf(world: World, composition: Composition): ProcessStateView {
  const addresses = Object.keys(composition.processes);
  const nameOf = (address: string): string => nameAt(composition, address);
  // What nobody has to acknowledge is not read, so that what depends on it need not be judged again.
  const isAcknowledged = composition.options?.controlChannel === 'ack-retransmit';
  const isToBeToldAgain = (address: string): boolean => {
    const manager = isAcknowledged ? (world.part(MANAGER) as ManagerView | undefined) : undefined;
    if (manager === undefined) return false;
    if (manager.unacknowledged.some(({ process }) => process === address)) return true;
    if (manager.demandedIn === undefined) return false;
    const told = manager.demanded.find((one) => one.address === address);
    return told !== undefined && told.token === (world.part(address) as ProcessView | undefined)?.token;
  };
  return {
    names: namesOf(composition),
    addresses,
    nameOf,
    get manager() {
      return world.part(MANAGER) as ManagerView | undefined;
    },
    get operatingSystem() {
      return hasOperatingSystem(composition)
        ? (world.part(OPERATING_SYSTEM) as OperatingSystemView | undefined)
        : undefined;
    },
    process: (address) => world.part(address) as ProcessView | undefined,
    isQuiet: (address) =>
      world.inFlight(address, MANAGER).length === 0 &&
      world.inFlight(MANAGER, address).length === 0 &&
      !isToBeToldAgain(address),
    get issued() {
      const { issued } = world.monitor('issuance') as {
        issued: readonly Omit<Issue, 'name'>[];
      };
      return issued.map((issue) => ({ ...issue, name: nameOf(issue.address) }));
    },
    countsOfSilence: (name) => (world.monitor(`silence of ${name}`) as { counts: number }).counts,
  };
}
