import { A, type Composition } from '../composition.ts';
import { aTakeoverEnds, theDroppedIsThereAgain, theQueueOverflows } from '../witnesses/index.ts';
import { direct } from './acknowledging.ts';
import { oneClient, twoClients } from './core.ts';
import { cut, failure, request } from './samples.ts';

/** A standby that has room for one update: what it drops it asks for, and its primary may fail before it has it. */
export function noRoom(ops: number): Composition {
  return {
    ...oneClient(ops, 1),
    name: 'selective-replay/no-room',
    options: { probeScope: 'allClients', queueCapacity: 1 },
    faults: [failure('U0')],
    witnesses: [theQueueOverflows, theDroppedIsThereAgain, aTakeoverEnds],
  };
}

/** The same with two clients, of which one may be out of reach: the channel of which most is in doubt gives way, or all. */
export function noRoomForTwo(overflowPolicy: 'resyncChannel' | 'resyncAll', ops: number): Composition {
  return {
    ...twoClients(false),
    name: overflowPolicy === 'resyncAll' ? 'selective-replay/no-room-for-all' : 'selective-replay/no-room-for-two',
    options: { probeScope: 'allClients', queueCapacity: 1, overflowPolicy },
    stimuli: [request('U0', 'a', 0), request('U0', 'b', 1), ...(ops > 2 ? [request('U0', 'c', 0)] : [])],
    faults: ops > 2 ? [failure('U0'), cut('U0', A)] : [failure('U0')],
    witnesses: [theQueueOverflows, theDroppedIsThereAgain],
  };
}

/** The same where the client tells the standby itself, perhaps before its update has come. */
export function noRoomForEarly(ops: number): Composition {
  const { options, ...rest } = direct(ops, 0);
  return {
    ...rest,
    name: 'selective-replay/no-room-for-early',
    options: { ...options, queueCapacity: 1 },
    faults: [failure('U0')],
    witnesses: [theQueueOverflows],
  };
}
