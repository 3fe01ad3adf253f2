import type { Implementation } from '../../impl/hosting/implementation.ts';
import { ClientStateInPlace } from '../../impl/selective-replay/client-state-in-place.ts';
import { clientOnSections } from '../../impl/selective-replay/hosted-client.ts';
import { unitOnRings } from '../../impl/selective-replay/hosted-unit.ts';
import { PendingUpdates } from '../../impl/selective-replay/pending-updates.ts';
import type { Role } from '../../machines/role.ts';
import type { PendingUpdate } from '../../spec/selective-replay/view.ts';

/** Lets a confirmed update pass one of another client that is not: the trap of a queue that knows no order but that of channels. RPL-38 */
class Overtaking extends PendingUpdates {
  override drain(): readonly PendingUpdate[] {
    return super.drain('perChannel');
  }
}

/** Takes a replay for what is new, and keeps what that does not name. RPL-85 */
class Additive extends ClientStateInPlace {
  override overwrite(...[opUid, sections]: Parameters<ClientStateInPlace['overwrite']>): void {
    for (const { index: section, content } of sections)
      this.apply(
        opUid,
        Object.entries(content).map(([key, item]) => ({ section, key, ...item })),
        false,
      );
  }
}

/** A control unit whose queue is out of order. */
export function unitThatOvertakes(role: Role<object, never>): Implementation<never> {
  return unitOnRings(role, 256, (capacity) => new Overtaking(capacity));
}

/** A client that keeps what a replay has removed. */
export function clientThatAdds(role: Role<object, never>): Implementation<never> {
  return clientOnSections(role, () => new Additive());
}
