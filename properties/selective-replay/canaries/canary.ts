import {
  withChannel,
  type ControlUnitContext,
  type ControlUnitEmitted,
  type ControlUnitEvent,
} from '../../../machines/selective-replay/control-unit-context.ts';
import type { ClientContext, ClientEvent } from '../../../machines/selective-replay/client-process-data.ts';
import { drained, type PendingQueue } from '../../../machines/selective-replay/pending-queue.ts';
import { withUpdate } from '../../../machines/selective-replay/unit-channel.ts';
import type { SelectiveReplayView } from '../../../spec/selective-replay/view.ts';
import * as generic from '../../wrong-charts.ts';
import type { Composition } from '../composition.ts';
import { charts, type Charts } from '../charts.ts';
import { selectiveReplay } from '../system.ts';

/** A canary of selective replay. */
export type WrongCharts = generic.WrongCharts<SelectiveReplayView, Composition, Charts>;

/** A composition with wrong charts, in which this property must be found violated. */
export const canary = generic.canaryOf<SelectiveReplayView, Composition, Charts>({ charts, build: selectiveReplay });

/** What a wrong guard or action of a control unit is given. */
export interface AtUnit {
  readonly context: ControlUnitContext;
  readonly event: ControlUnitEvent;
  readonly enqueue: {
    readonly emit: (emitted: ControlUnitEmitted) => void;
    readonly assign: (change: Partial<ControlUnitContext>) => void;
  };
}

/** What a wrong guard or action of a client is given. */
export interface AtClient {
  readonly context: ClientContext;
  readonly event: ClientEvent;
}

/** What is left in a queue that is wrong, and the state with all that may leave it. */
export function applyDrained(
  context: ControlUnitContext,
  queue: PendingQueue,
): Pick<ControlUnitContext, 'queue' | 'channels'> {
  const { applied, queue: left } = drained(queue, context.applyOrder);
  const channels = applied.reduce<ControlUnitContext['channels']>(
    (sofar, update) => withChannel({ channels: sofar }, update.pc, (channel) => withUpdate(channel, update)),
    context.channels,
  );
  return { queue: left, channels };
}
