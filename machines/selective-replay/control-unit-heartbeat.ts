import { assign, enqueueActions } from 'xstate';
import { HEARTBEAT } from './control-unit-addresses.ts';
import { controlUnitClosing } from './control-unit-closing.ts';
import { epochIn } from './control-unit-data.ts';
import { countedForStandbys } from './control-unit-numbering.ts';
import { followedBy, heirOf, withoutUnit } from './control-unit-succession.ts';

/** What a unit tells its heartbeat, if it has one, and what it does when it hears that of another. RPL-65, RPL-109 */
export const controlUnitHeartbeat = controlUnitClosing.extend({
  guards: {
    ofEarlierReign: ({ context, event }) => epochIn(event) < context.highestEpochSeen,
  },
  actions: {
    beginToBeat: enqueueActions(({ context, enqueue }) => {
      const { hasHeartbeat, epoch } = context;
      if (hasHeartbeat) enqueue.emit({ type: 'Responsible', to: HEARTBEAT, epoch, ...countedForStandbys(context) });
    }),
    countOnFollowed: enqueueActions(({ context, enqueue }) => {
      if (context.hasHeartbeat) enqueue.emit({ type: 'CountingOn', to: HEARTBEAT, unit: followedBy(context) });
    }),
    countOnHeir: enqueueActions(({ context, enqueue }) => {
      if (context.hasHeartbeat) enqueue.emit({ type: 'CountingOn', to: HEARTBEAT, unit: heirOf(context) });
    }),
    countOnNobody: enqueueActions(({ context: { hasHeartbeat }, enqueue }) => {
      if (hasHeartbeat) enqueue.emit({ type: 'CountingOnNobody', to: HEARTBEAT });
    }),
    tellHeard: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'Heard', to: HEARTBEAT });
    }),
    /** Whoever was missed lives. */
    noteHeard: assign(({ context: { failed }, event }) =>
      event.type === 'UnitHeartbeat' ? { failed: withoutUnit(failed, event.unit) } : {},
    ),
    /** It has not heard that its reign is over. RPL-98 */
    tellLaterReign: enqueueActions(({ context: { units, highestEpochSeen: epoch }, event, enqueue }) => {
      if (event.type === 'UnitHeartbeat') enqueue.emit({ type: 'StepDown', to: units[event.unit] ?? '', epoch });
    }),
  },
});
