import type { Sometimes } from '../../../spec/property.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import { A, B, type Composition, type Options } from '../composition.ts';
import { aClientIsBehind, theConfirmedIsDiscarded, theTailIsDiscarded } from '../witnesses/index.ts';
import { cut, failure, inTime, request } from './samples.ts';

/** Where a takeover cuts its queue. */
interface Cutting {
  readonly weight: number;
  readonly floor: NonNullable<Options['cutFloor']>;
}

type Pending = Pick<Composition, 'clients' | 'stimuli' | 'faults' | 'witnesses'>;

/** A primary that fails once all it has issued is pending at its standby, whichever of it the clients have processed and acknowledged. */
function cutting(name: string, { weight, floor }: Cutting, pending: Pending): Composition {
  return {
    name: `selective-replay/${name}`,
    units: 2,
    options: { cutPolicy: 'trailingPrefix', cutWeight: weight, cutFloor: floor },
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    ...pending,
  };
}

/** An update of each of two clients, of which one may lack its own, and the other be silent. */
function oneEach(...witnesses: readonly Sometimes<SelectiveReplayView>[]): Pending {
  const stimuli = [request('U0', 'a', 0), request('U0', 'b', 1)];
  return { clients: 2, stimuli, faults: [failure('U0'), cut('U0', A), cut('U1', B)], witnesses };
}

/** Three updates of two clients, one of which may lack its own. One op concerns both of them. */
function together(...witnesses: readonly Sometimes<SelectiveReplayView>[]): Pending {
  const stimuli = [request('U0', 'ab', 0, 1), request('U0', 'c', 0)];
  return { clients: 2, stimuli, faults: [failure('U0'), cut('U0', A)], witnesses };
}

/** Three updates of two clients, either of which may lack its own, and one be silent. */
function three(...witnesses: readonly Sometimes<SelectiveReplayView>[]): Pending {
  const stimuli = [request('U0', 'a', 0), request('U0', 'b', 1), request('U0', 'c', 0)];
  return { clients: 2, stimuli, faults: [failure('U0'), cut('U0', A), cut('U0', B), cut('U1', A)], witnesses };
}

/** Three updates of three clients: to discard the one that its client has spares the replays of two others. */
function sparing(...witnesses: readonly Sometimes<SelectiveReplayView>[]): Pending {
  const stimuli = [request('U0', 'ac', 0, 2), request('U0', 'b', 1)];
  return { clients: 3, stimuli, faults: [failure('U0'), cut('U0', A), cut('U0', 'C')], witnesses };
}

/** Nothing is discarded. */
export function cutForCompleteness(floor: Cutting['floor'], more: boolean): Composition {
  const pending = more ? three : oneEach;
  const name = floor === 'applied' ? 'cut-complete-to-applied' : 'cut-complete';
  return cutting(name, { weight: 1, floor }, pending(aClientIsBehind));
}

/** What is kept is worth as much as what is spared. */
export function cutForBoth(floor: Cutting['floor'], more: boolean): Composition {
  if (floor === 'applied')
    return cutting('cut-balanced-to-applied', { weight: 0.5, floor }, more ? three() : oneEach(aClientIsBehind));
  return cutting('cut-balanced', { weight: 0.5, floor }, (more ? three : together)(theTailIsDiscarded));
}

/** As few clients as possible are replayed to. */
export function cutForSpeed(more: boolean): Composition {
  return cutting('cut-soonest', { weight: 0, floor: 'confirmed' }, (more ? three : together)(theTailIsDiscarded));
}

/** The same, where what a client has may be discarded too. */
export function cutForSpeedAlone(more: boolean): Composition {
  const pending = more ? sparing : oneEach;
  return cutting('cut-soonest-to-applied', { weight: 0, floor: 'applied' }, pending(theConfirmedIsDiscarded));
}
