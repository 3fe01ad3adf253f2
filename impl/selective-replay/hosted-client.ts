import { CLIENT } from '../../machines/selective-replay/client-addresses.ts';
import { provideClientState } from '../../machines/selective-replay/client-state-port.ts';
import { only, type InstanceState, type Role } from '../../machines/role.ts';
import type { ClientView } from '../../spec/selective-replay/view.ts';
import type { Implementation } from '../hosting/implementation.ts';
import { ClientStateInPlace } from './client-state-in-place.ts';

/**
 * A client on a processor: its chart drives, and its state is changed in place, section by section; it is lost with the process. RPL-12
 *
 * @param role - whose chart it runs
 * @param make - what makes the state
 */
export function clientOnSections(
  role: Role<object, ClientView>,
  make = (): ClientStateInPlace => new ClientStateInPlace(),
): Implementation<object, ClientView> {
  return () => {
    const state = make();
    return {
      chart: (instance, machine) => (instance === CLIENT ? provideClientState(machine, state) : machine),
      view: (instances) => role.view({ ...instances, [CLIENT]: withState(only(instances, CLIENT), state) }),
    };
  };
}

/** What the chart knows, with the state from where it lies. */
function withState(known: InstanceState, state: ClientStateInPlace): InstanceState {
  return {
    value: known.value,
    context: { ...known.context, state: state.whole },
    matches: (path) => known.matches(path),
    ticksLeft: (delay) => known.ticksLeft(delay),
  };
}
