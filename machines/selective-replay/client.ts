import type { AnyStateMachine } from 'xstate';
import type { ClientView } from '../../spec/selective-replay/view.ts';
import { only, type Role } from '../role.ts';
import { acknowledger, type AcknowledgerContext, type AcknowledgerInput } from './acknowledger.ts';
import { ACKNOWLEDGER, CLIENT } from './client-addresses.ts';
import { clientProcess } from './client-process.ts';
import type { ClientContext, ClientInput } from './client-process-data.ts';

/** The durable cell of a client: how often it has lost its state, which no reset of its card may have it forget. RPL-82 */
export const INCARNATION = `${CLIENT}.incarnation`;

/** The charts of a client; a canary replaces one of them. */
export interface ClientCharts {
  readonly clientProcess: AnyStateMachine;
  readonly acknowledger: AnyStateMachine;
}

/** The client of one channel, on an interface component: its process, and what acknowledges for it. */
export function client(
  input: Omit<ClientInput, 'incarnation'> & AcknowledgerInput,
  charts: ClientCharts = { clientProcess, acknowledger },
): Role<object, ClientView> {
  const { ackPath, ackMode, ackPeriod, ...own } = input;
  const { pc, units, cookieMode } = own;
  return {
    name: 'selective-replay/client',
    instances: ({ durable }) => {
      const incarnation = ((durable[INCARNATION] ?? 0) as number) + 1;
      return {
        [CLIENT]: { machine: charts.clientProcess, input: { ...own, incarnation } },
        [ACKNOWLEDGER]: { machine: charts.acknowledger, input: { pc, units, cookieMode, ackPath, ackMode, ackPeriod } },
      };
    },
    route: () => [CLIENT],
    view: (instances) => {
      const client = only(instances, CLIENT);
      const { incarnation, fence, state, lastProcessed, heard } = client.context as unknown as ClientContext;
      const { lastAcknowledged } = only(instances, ACKNOWLEDGER).context as unknown as AcknowledgerContext;
      const phase = client.matches('asking') ? 'asking' : client.matches('empty') ? 'empty' : 'current';
      return { pc, phase, incarnation, fence, state, lastProcessed, lastAcknowledged, heard };
    },
  };
}
