import type { Always, Property, Sent, Step } from '../../property.ts';
import type { SupervisionView } from '../supervision-view.ts';

/** What holds of a supervisor, and of what it starts. */

export const eachEndHasItsOrder: Always<SupervisionView> = {
  kind: 'always',
  name: 'A process that has ended is ordered to start when the restart delay is over, not later',
  clauses: ['SYNC-40', 'SYNC-46'],
  holds: ({ names, unansweredFor, restartDelay }) => names.every((name) => (unansweredFor(name) ?? 0) <= restartDelay),
};

export const noOrderWithoutAnEnd: Step<SupervisionView> = {
  kind: 'step',
  name: 'A process is ordered to start only after an end of its own, once for each, and not before the restart delay is over',
  clauses: ['SYNC-40', 'SYNC-46'],
  holds: ({ names, unansweredFor, restartDelay }, _event, sent) =>
    names.every((name) => {
      const orders = ordersIn(sent, name);
      return orders === 0 || (orders === 1 && unansweredFor(name) === restartDelay);
    }),
};

export const memoryStartsEmpty: Step<SupervisionView> = {
  kind: 'step',
  name: 'A process that starts has found nothing yet and serves nobody, whatever its predecessor had',
  clauses: ['SYNC-40', 'SYNC-46', 'SYNC-67'],
  holds: ({ source }, _event, _sent, after) =>
    after.names.every((name) => {
      const [was, is] = [source(name), after.source(name)];
      if (was !== undefined || is === undefined) return true;
      return is.phase !== 'complete' && Object.keys(is.entries).length === 0 && is.subscribers.length === 0;
    }),
};

/** What must hold of every supervisor. */
export const ofSupervisors: readonly Property<SupervisionView>[] = [
  eachEndHasItsOrder,
  noOrderWithoutAnEnd,
  memoryStartsEmpty,
];

function ordersIn(sent: readonly Sent[], name: string): number {
  return sent.filter(({ message }) => message.type === 'Start' && message.process === name).length;
}
