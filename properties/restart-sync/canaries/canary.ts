import type { Property } from '../../../spec/property.ts';
import type { RestartSyncView } from '../../../spec/restart-sync/view.ts';
import type { ReceiverContext, ReceiverEmitted, ReceiverEvent } from '../../../machines/restart-sync/receiver-data.ts';
import * as generic from '../../wrong-charts.ts';
import type { Composition } from '../composition.ts';
import { byChoice, ofReceivers } from '../required.ts';
import { charts, restartSync, type Charts } from '../system.ts';

/** A canary of restart synchronisation. */
export type WrongCharts = generic.WrongCharts<RestartSyncView, Composition, Charts>;

/** A composition with wrong charts, in which this property must be found violated. */
export const canary = generic.canaryOf<RestartSyncView, Composition, Charts>({ charts, build: restartSync });

/** What a wrong guard or action of a receiver is given. */
export interface AtReceiver {
  readonly context: ReceiverContext;
  readonly event: ReceiverEvent;
  readonly enqueue: {
    readonly emit: (emitted: ReceiverEmitted) => void;
    readonly assign: (change: Partial<ReceiverContext>) => void;
  };
}

/**
 * A property of receivers by its number in the catalogue: those that must tell which incarnation found a value are made with
 * the systems. Throws where none has that number.
 */
export function ofReceiver(id: string): Property<RestartSyncView> {
  const property =
    ofReceivers.find(({ clauses }) => clauses[0] === id) ??
    byChoice.onRedeath.find(({ clauses }) => clauses.includes(id));
  if (property === undefined) throw new Error(`No property of receivers is ${id}: name one of \`ofReceivers\`.`);
  return property;
}
