import { standsForAllBefore } from '../../spec/selective-replay/acknowledgement.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { isLater } from '../../spec/selective-replay/operation-id.ts';
import type { AckDirect, AckForward } from '../../spec/selective-replay/messages.ts';
import type { ControlUnitEvent } from './control-unit-context.ts';
import { controlUnitSuccession } from './control-unit-succession.ts';

/** How a control unit takes acknowledgements: on which way they come, and what each of them stands for. */
export const controlUnitAcknowledging = controlUnitSuccession.extend({
  guards: {
    /** The standby hears of acknowledgements from the primary. RPL-35, RPL-46, RPL-47 */
    passesAcknowledgementsOn: ({ context }) => context.ackPath !== 'direct',
    standsForAllBefore: ({ context }) => standsForAllBefore(context),
    /** Of its channel, and perhaps of a later update: the client has told the standby itself. RPL-36, RPL-49 */
    isAcknowledgedBefore: ({ context, event }) =>
      event.type === 'UpdateToStandby' &&
      standsForAllBefore(context) &&
      !isLater(event.opUid, context.channels[channelName(event.pc)]?.lastAcknowledged ?? null),
  },
});

/** Whether somebody says that a client has processed an update: the primary, or that client itself. RPL-35, RPL-46 */
export function isAcknowledgement(event: ControlUnitEvent): event is AckForward | AckDirect {
  return event.type === 'AckForward' || event.type === 'AckDirect';
}
