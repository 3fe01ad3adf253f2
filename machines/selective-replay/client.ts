import type { AnyStateMachine } from 'xstate';
import type { ClientView } from '../../spec/selective-replay/view.ts';
import { only, type Role } from '../role.ts';
import { clientProcess } from './client-process.ts';
import type { ClientContext, ClientInput } from './client-process-data.ts';

/** The address of the client process, inside its part. */
export const CLIENT = 'client';

/** The charts of a client; a canary replaces it. */
export interface ClientCharts {
  readonly clientProcess: AnyStateMachine;
}

/** The client of one channel, on an interface component. */
export function client(
  input: Omit<ClientInput, 'incarnation'>,
  charts: ClientCharts = { clientProcess },
): Role<object, ClientView> {
  return {
    name: 'selective-replay/client',
    instances: ({ boot }) => ({ [CLIENT]: { machine: charts.clientProcess, input: { ...input, incarnation: boot } } }),
    route: () => [CLIENT],
    view: (instances) => {
      const client = only(instances, CLIENT);
      const { pc, incarnation, fence, state, lastProcessed, lastAcknowledged } =
        client.context as unknown as ClientContext;
      const phase = client.matches('asking') ? 'asking' : client.matches('empty') ? 'empty' : 'current';
      return { pc, phase, incarnation, fence, state, lastProcessed, lastAcknowledged };
    },
  };
}
