import { A, B, cardOf, type Composition } from '../composition.ts';
import { aConsumerFailsWithItsUnit, aResetClientIsServed } from '../witnesses/index.ts';
import { inTime, request } from './samples.ts';

/** A consumer is a process on the card of the primary, which fails with it and comes back with it; there may be another one on a card of its own. */
export function localConsumer(ops: number, both: boolean): Composition {
  const card = cardOf('U0');
  return {
    name: 'selective-replay/local-consumer',
    units: 2,
    clients: both ? 2 : 1,
    options: { probeScope: 'allClients' },
    ...inTime,
    mirror: { capacity: 12, urgent: true },
    consumersOn: { [both ? B : A]: 'U0' },
    stimuli: [...(ops > 0 ? [request('U0', 'a', 0)] : []), ...(both ? [request('U0', 'b', 1)] : [])],
    faults: [
      { crash: card, times: 1 },
      { restart: card, times: 1 },
    ],
    witnesses: [aConsumerFailsWithItsUnit, aResetClientIsServed],
  };
}
