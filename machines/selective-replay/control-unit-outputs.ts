import { enqueueActions } from 'xstate';
import { carrying, encodedCookie } from '../../spec/selective-replay/cookie-encoding.ts';
import { ALL_SECTIONS, sectionsOf, type SectionsCookie } from '../../spec/selective-replay/cookie.ts';
import type { ChannelSnapshot, Unconfirmed } from '../../spec/selective-replay/messages.ts';
import { compareIds, type Reached } from '../../spec/selective-replay/operation-id.ts';
import { channelName, sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import { forClient, wholeOf } from '../../spec/selective-replay/sections.ts';
import { changedSince } from './changed-by.ts';
import { stateOf } from './channel-states-port.ts';
import { METER, patienceOf, probeOf } from './control-unit-addresses.ts';
import { mapChannels, withChannel, type ControlUnitContext, type ControlUnitEmitted } from './control-unit-context.ts';
import { askedAtTakeover, outletsAmong } from './control-unit-data.ts';
import { countedForStandbys, isNumbered, tellClient } from './control-unit-numbering.ts';
import { controlUnitQueue } from './control-unit-queue.ts';
import { othersThan, type UnitStep } from './control-unit-step.ts';
import { divergence, inOrder, isOutOfStep, type UnitChannel } from './unit-channel.ts';

export { othersThan, type UnitStep } from './control-unit-step.ts';

/** What a unit says when it joins, takes over, or sets a client right. */
export const controlUnitOutputs = controlUnitQueue.extend({
  actions: {
    askToJoin: enqueueActions(({ context, enqueue }) => {
      enqueue.emit(joinOf(context));
    }),
    askForAnother: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ ...joinOf(context), keepsState: true });
    }),
    resign: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ ...joinOf(context), knowsOfNone: true });
    }),
    /** All are told who may take over. RPL-105, RPL-106 */
    confirmSnapshot: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'Snapshot') return;
      const { epoch, upTo } = event;
      enqueue.emit({ type: 'SnapshotAck', to: othersThan(context), unit: context.unit, epoch, upTo });
    }),
    tellStanding: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'JoinStandby') return;
      const { unit, units, highestEpochSeen: epoch } = context;
      const to = units[event.unit] ?? '';
      enqueue.emit({ type: 'SnapshotAck', to, unit, epoch, upTo: { epoch, seq: 0 } });
    }),
    tellEpoch: enqueueActions(({ context: { highestEpochSeen: epoch, channels }, event, enqueue }) => {
      if (event.type !== 'EpochQuery') return;
      const { pc, incarnation } = event;
      const to = channels[channelName(pc)]?.client ?? event.from;
      enqueue.emit({ type: 'EpochReply', to, pc, incarnation, epoch });
    }),
    giveSnapshot: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'JoinStandby' && event.type !== 'SnapshotRequest') return;
      const { epoch, changes, channels, units, standbys } = context;
      const isMeant = ({ pc }: UnitChannel): boolean =>
        event.type === 'JoinStandby' || event.channels.some((one) => sameChannel(one, pc));
      enqueue.emit({
        type: 'Snapshot',
        to: units[event.unit] ?? '',
        epoch,
        upTo: { epoch, seq: changes },
        all: event.type === 'JoinStandby',
        channels: inOrder(channels)
          .filter(isMeant)
          .map((channel) => snapshotOf(channel, context)),
        ...(standbys.length > 0 && { standbys }),
        ...countedForStandbys(context),
      });
    }),
    /** Whoever reigned before is told at once, if it lives. RPL-98, RPL-109 */
    announceReign: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ type: 'StepDown', to: othersThan(context), epoch: context.epoch });
    }),
    forgetClients: enqueueActions(({ context, enqueue }) => {
      const to = inOrder(context.channels).map(({ pc }) => probeOf(pc));
      enqueue.emit({ type: 'ForgetClient', to });
      enqueue.emit({ type: 'DropWaiting', to: context.outlets });
      enqueue.emit({ type: 'TakeoverForgotten', to: METER });
      if (isNumbered(context))
        enqueue.emit({ type: 'Awaiting', to: inOrder(context.channels).map(({ pc }) => patienceOf(pc)), oldest: null });
    }),
    /** 603, 604 */
    askClients: enqueueActions(({ context, enqueue }) => {
      const asked = askedAtTakeover(context);
      enqueue.assign({
        awaited: asked.map(({ pc }) => channelName(pc)),
        channels: mapChannels(context, (channel) => ({
          ...channel,
          ...{ answer: null, lacking: [], marked: null, isSilent: false },
        })),
      });
      enqueue.emit({ type: 'DropWaiting', to: context.outlets });
      for (const { pc, lastApplied: lastKnown } of asked)
        enqueue.emit({ type: 'AskClient', to: probeOf(pc), epoch: context.epoch, lastKnown });
      const pending = context.queue.updates.length;
      enqueue.emit({ type: 'TakeoverBegun', to: METER, epoch: context.epoch, pending, probed: asked.length });
    }),
    /** RPL-119 */
    measureDecision: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ type: 'QueueDecided', to: METER, kept: context.queue.updates.length });
    }),
    measureEnd: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'TakeoverEnded', to: METER });
    }),
    /** 609: in the order of what made them differ. RPL-83 */
    replayToDiffering: enqueueActions((step) => {
      const differing = inOrder(step.context.channels)
        .filter(isOutOfStep)
        .toSorted((a, b) => compareIds(divergence(a), divergence(b)));
      step.enqueue.assign({ owed: differing.map(({ pc }) => channelName(pc)) });
      for (const { pc } of differing) replayTo(step, pc);
    }),
    /** To whom it is that a probe speaks of, or that has room again for what could not be sent. */
    replayAgain: enqueueActions((step) => {
      if (step.event.type === 'ReplayDue' || step.event.type === 'ReplayOwed') sendReplay(step, step.event.pc);
    }),
    /** It is owed its whole state from now on, and nothing else. RPL-80 */
    dropWaiting: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'FellSilent') enqueue.emit({ type: 'DropWaiting', to: outletsAmong(context, [event.pc]) });
    }),
    /** It will be asked again, as any silent client. RPL-124 */
    leaveSilent: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'Probed') enqueue.emit({ type: 'LeaveSilent', to: probeOf(event.pc) });
    }),
    /** A silent client is heard: it is sent all that there is by now, and updates from then on. RPL-80 */
    replayToHeard: enqueueActions((step) => {
      if (step.event.type !== 'Probed') return;
      const { pc, incarnation } = step.event;
      step.enqueue.assign({
        owed: [...new Set([...step.context.owed, channelName(pc)])].sort(),
        channels: withChannel(step.context, pc, (channel) => ({ ...channel, isSilent: false, incarnation })),
      });
      replayTo(step, pc);
    }),
    /** What a slow client is owed, as it is now: with the latest op id, whose acknowledgement is of all that it contains. RPL-99, RPL-111 */
    replayOwed: enqueueActions((step) => {
      if (step.event.type !== 'ReplayOwed') return;
      const { pc, sections } = step.event;
      const { context, enqueue } = step;
      const channel = context.channels[channelName(pc)];
      if (channel === undefined) return;
      const { epoch } = context;
      sendState(step, channel, sections === ALL_SECTIONS ? null : sections);
      enqueue.emit({ type: 'AwaitReplay', to: probeOf(pc), epoch, upTo: reachedBy(channel, epoch) });
    }),
  },
});

/** A unit wants the state of whoever reigns. */
function joinOf(context: ControlUnitContext): Extract<ControlUnitEmitted, { type: 'JoinStandby' }> {
  const { unit, highestEpochSeen } = context;
  return { type: 'JoinStandby', to: othersThan(context), unit, highestEpochSeen };
}

/** How far the state of a channel has come in the reign of its unit. RPL-99 */
function reachedBy({ lastApplied }: UnitChannel, epoch: number): Reached {
  return lastApplied?.epoch === epoch ? lastApplied : { epoch, seq: 0 };
}

/** A part of a state, or single updates, are the first that is sent in a reign, however often: they build on what was before. RPL-53 */
const NOTHING_BEFORE = 0;

/** What a client must have, which its probe then waits for it to confirm: the last of several messages, or any state of this reign. RPL-83, RPL-86 */
export function replayTo(step: UnitStep, pc: ProcessChannel): void {
  sendReplay(step, pc);
  const { epoch, channels } = step.context;
  const upTo = channels[channelName(pc)]?.lacking.at(-1)?.opUid ?? { epoch, seq: 0 };
  step.enqueue.emit({ type: 'AwaitReplay', to: probeOf(pc), epoch, upTo });
}

/** The messages that it lacks, or the state as it is now, all of it or what is marked: values and no differences. RPL-57, RPL-79, RPL-85, RPL-99 */
function sendReplay(step: UnitStep, pc: ProcessChannel): void {
  const { context, enqueue } = step;
  const channel = context.channels[channelName(pc)];
  if (channel === undefined) return;
  const { epoch } = context;
  if (channel.lacking.length > 0) {
    const missed = channel.lacking.map(({ opUid: replayUid, body }) => ({
      ...{ type: 'Replay' as const, pc, epoch },
      ...{ kind: 'message' as const, replayUid, body },
    }));
    tellClient(step, channel, missed, NOTHING_BEFORE);
    missed.forEach(() => {
      enqueue.emit({ type: 'ReplaySent', to: METER, sections: 0 });
    });
    return;
  }
  sendState(step, channel, channel.marked);
}

/** These sections as they are now, or all of them; `replayUid` is what its client has with that. RPL-57, RPL-85, RPL-99, RPL-111 */
function sendState(step: UnitStep, channel: UnitChannel, only: SectionsCookie | null): void {
  const { context, enqueue } = step;
  const { epoch, cookieMode } = context;
  const { pc } = channel;
  const marked = sectionsOf(only ?? ALL_SECTIONS);
  const sections = wholeOf(forClient(stateOf(context, channel))).filter(({ index }) => marked.includes(index));
  const cookie = only === null ? undefined : encodedCookie(cookieMode, only);
  const replayUid = reachedBy(channel, epoch);
  const state = {
    type: 'Replay' as const,
    pc,
    epoch,
    kind: 'state' as const,
    replayUid,
    sections,
    ...carrying(cookie),
  };
  tellClient(step, channel, [state], ...(only === null ? [] : [NOTHING_BEFORE]));
  enqueue.emit({ type: 'ReplaySent', to: METER, sections: sections.length });
}

/** RPL-102, RPL-103, RPL-122 */
function snapshotOf(channel: UnitChannel, context: ControlUnitContext): ChannelSnapshot {
  const { pc, lastApplied: last, incarnation } = channel;
  return { pc, sections: stateOf(context, channel), last, incarnation, unconfirmed: unconfirmedAt(channel, context) };
}

/** What the client of a channel may lack: anything, where there is none, it is silent, or it has not confirmed its replay. RPL-103 */
function unconfirmedAt(channel: UnitChannel, { epoch, owed, cookieMode }: ControlUnitContext): Unconfirmed | null {
  const { pc, isOpen, isSilent, outstanding, lastAcknowledged: after } = channel;
  const upTo = reachedBy(channel, epoch);
  if (!isOpen || isSilent || owed.includes(channelName(pc))) return { after: null, upTo };
  if (outstanding.length === 0) return null;
  return { after, upTo, ...carrying(encodedCookie(cookieMode, changedSince(channel.changedBy, after))) };
}
