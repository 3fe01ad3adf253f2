import { enqueueActions } from 'xstate';
import { carrying, encodedCookie } from '../../spec/selective-replay/cookie-encoding.ts';
import { ALL_SECTIONS, cookieOf } from '../../spec/selective-replay/cookie.ts';
import { isLater, sameId, type OperationId, type Reached } from '../../spec/selective-replay/operation-id.ts';
import { channelName, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { bodyForClient, bodyOf } from '../../spec/selective-replay/sections.ts';
import { ENVIRONMENT } from '../role.ts';
import { afterUpdate, stateOf } from './channel-states-port.ts';
import { probeOf, processOf } from './control-unit-addresses.ts';
import { standsForAllBefore } from '../../spec/selective-replay/acknowledgement.ts';
import { withChannel, type ControlUnitContext } from './control-unit-context.ts';
import { concernedBy } from './control-unit-data.ts';
import { isComplete } from './control-unit-processes.ts';
import { tellClient, tellStandbys } from './control-unit-numbering.ts';
import { controlUnitPatience } from './control-unit-patience.ts';
import type { UnitStep } from './control-unit-step.ts';

/** What a primary says: changes to standby and client, acknowledgements to the standby, and completion to the requester. */
export const controlUnitPrimaryOutputs = controlUnitPatience.extend({
  actions: {
    /** 556 to 559: its own state first, then one id, then the standby, then the client, and no wait. RPL-22, RPL-23, RPL-26, RPL-27 */
    change: enqueueActions((step) => {
      const { context, event, enqueue } = step;
      if (event.type !== 'StateChangeRequest') return;
      const { requestId, pc: asked, change: body } = event;
      const opUid = { epoch: context.epoch, seq: context.changes + 1 };
      const concerned = concernedBy(event);
      const carried = carrying(encodedCookie(context.cookieMode, cookieOf(body)));
      enqueue.assign({
        changes: opUid.seq,
        channels: concerned.reduce<ControlUnitContext['channels']>(
          (channels, pc) =>
            withChannel({ channels }, pc, (channel) => ({
              ...afterUpdate(context, channel, { opUid, body, full: null }),
              outstanding: [...channel.outstanding, opUid],
            })),
          context.channels,
        ),
        requests: context.ackToProcess ? [...context.requests, { requestId, opUid, proc: asked.proc }] : [],
      });
      const ofStandbys = concerned.map((pc) => ({ type: 'UpdateToStandby' as const, pc, opUid, body, ...carried }));
      tellStandbys(step, ofStandbys);
      for (const pc of concerned) {
        const channel = context.channels[channelName(pc)];
        // A silent client is owed its whole state, and would take an update for all that it lacks.
        if (channel === undefined || channel.isSilent) continue;
        const ofClient = { opUid, body: bodyForClient(body), ...carried };
        tellClient(step, channel, [{ type: 'UpdateToClient', pc, ...ofClient }]);
      }
    }),
    /** The whole state as one update, for the standby with what it alone may have. RPL-54, RPL-115 */
    sendWhole: enqueueActions((step) => {
      const { context, event, enqueue } = step;
      if (event.type !== 'ChannelReset') return;
      const { pc, incarnation: full } = event;
      const channel = context.channels[channelName(pc)];
      if (channel === undefined) return;
      const opUid = { epoch: context.epoch, seq: context.changes + 1 };
      const body = bodyOf(stateOf(context, channel));
      const carried = carrying(encodedCookie(context.cookieMode, ALL_SECTIONS));
      enqueue.assign({
        changes: opUid.seq,
        channels: withChannel(context, pc, ({ outstanding, ...rest }) => ({
          ...rest,
          lastApplied: opUid,
          incarnation: full,
          // The client that has acknowledged anything is no more.
          lastAcknowledged: null,
          isSilent: false,
          outstanding: [...outstanding, opUid],
          whole: opUid,
        })),
      });
      tellStandbys(step, [{ type: 'UpdateToStandby', pc, opUid, body, full, ...carried }]);
      // It is heard: whatever it was asked before need not be answered.
      if (channel.isSilent) enqueue.emit({ type: 'ForgetClient', to: probeOf(pc) });
      const ofClient = { opUid, body: bodyForClient(body), ...carried };
      tellClient(step, channel, [{ type: 'UpdateToClient', pc, ...ofClient, full: true }]);
    }),
    refuse: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'StateChangeRequest') return;
      enqueue.emit({ type: 'RequestDone', to: ENVIRONMENT, requestId: event.requestId, result: 'refused' });
    }),
    /** 568: whoever stands by hears of it. RPL-35 */
    passAcknowledgementOn: enqueueActions((step) => {
      if (step.event.type !== 'Ack') return;
      const { pc, opUid, cookie } = step.event;
      tellStandbys(step, [{ type: 'AckForward', pc, opUid, ack: true, ...carrying(cookie) }]);
    }),
    /** 566: it is outstanding no more; the process hears of that if it is the last that its op waited for. RPL-33, RPL-34, RPL-49 */
    takeAcknowledgement: enqueueActions((step) => {
      if (step.event.type !== 'Ack') return;
      const { pc, opUid } = step.event;
      const whole = step.context.channels[channelName(pc)]?.whole ?? null;
      const isForAll = standsForAllBefore(step.context) || sameId(opUid, whole);
      settle(step, pc, (id) => sameId(id, opUid) || (isForAll && !isLater(id, opUid)));
    }),
    /** A replay is acknowledged for all that it contains; for what it has come to, where nothing of that is outstanding. RPL-99 */
    takeReplayAcknowledgement: enqueueActions((step) => {
      if (step.event.type !== 'Replayed') return;
      const { pc, replayUid } = step.event;
      const isSettled = (id: OperationId): boolean => !isLater(id, replayUid);
      const outstanding = step.context.channels[channelName(pc)]?.outstanding ?? [];
      const contained: readonly Reached[] = outstanding.filter(isSettled);
      const passedOn = contained.length === 0 ? [replayUid] : contained;
      tellStandbys(
        step,
        passedOn.map((opUid) => ({ type: 'AckForward', pc, opUid, ack: true })),
      );
      settle(step, pc, isSettled);
    }),
  },
});

/** What of a channel is outstanding and acknowledged now: gone there, and told to the process whose op waits for nothing else, which forgets it once that has said so. */
function settle({ context, enqueue }: UnitStep, pc: ProcessChannel, isSettled: (id: OperationId) => boolean): void {
  const acknowledged = context.channels[channelName(pc)]?.outstanding.filter(isSettled) ?? [];
  const channels = withChannel(context, pc, (channel) => ({
    ...channel,
    outstanding: channel.outstanding.filter((id) => !isSettled(id)),
    lastAcknowledged: acknowledged.at(-1) ?? channel.lastAcknowledged,
  }));
  enqueue.assign({ channels });
  for (const { requestId, opUid, proc } of context.requests) {
    if (!isComplete(channels, opUid)) continue;
    enqueue.emit({ type: 'RequestAcknowledged', to: processOf(proc), requestId, opUid });
  }
}
