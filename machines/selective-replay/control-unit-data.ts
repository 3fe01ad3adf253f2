import { assign, setup } from 'xstate';
import { carrying } from '../../spec/selective-replay/cookie-encoding.ts';
import type { StateChangeRequest } from '../../spec/selective-replay/messages.ts';
import { isLater, latestOf, sameId } from '../../spec/selective-replay/operation-id.ts';
import { channelName, sameChannel, type ProcessChannel } from '../../spec/selective-replay/process-channel.ts';
import {
  mapChannels,
  nothingKnown,
  withChannel,
  type ControlUnitContext,
  type ControlUnitEmitted,
  type ControlUnitEvent,
  type ControlUnitInput,
} from './control-unit-context.ts';
import { nothingNumbered } from './numbered.ts';
import { outletOf } from './control-unit-addresses.ts';
import { ownEpochAbove } from './epochs.ts';
import { isUndecided } from './pending-queue.ts';
import { inOrder, type UnitChannel } from './unit-channel.ts';

/** What a control unit remembers, and how it decides. */
export const controlUnitData = setup({
  types: {
    input: {} as ControlUnitInput,
    context: {} as ControlUnitContext,
    events: {} as ControlUnitEvent,
    emitted: {} as ControlUnitEmitted,
  },
  delays: { joinRetry: ({ context }) => context.joinRetry },
  guards: {
    isBack: ({ context }) => context.isBack,
    isFirstPrimary: ({ context }) => context.unit === context.firstPrimary,
    allOpen: ({ context, event }) =>
      event.type === 'StateChangeRequest' &&
      concernedBy(event).every((pc) => context.channels[channelName(pc)]?.isOpen === true),
    isOutstanding: ({ context, event }) =>
      event.type === 'Ack' &&
      (context.channels[channelName(event.pc)]?.outstanding.some((id) => sameId(id, event.opUid)) ?? false),
    /** Of the reign that it follows, or the reign that it is: nothing of an earlier one counts. RPL-67, RPL-109 */
    ofPresentReign: ({ context, event }) => epochIn(event) >= context.highestEpochSeen,
    ofLaterReign: ({ context, event }) => epochIn(event) > context.highestEpochSeen,
    notAppliedYet: ({ context, event }) => {
      if (event.type !== 'UpdateToStandby' && event.type !== 'AckForward' && event.type !== 'AckDirect') return false;
      return isLater(event.opUid, context.channels[channelName(event.pc)]?.lastApplied ?? null);
    },
    hasLostState: ({ context, event }) => {
      if (event.type !== 'ChannelReset') return false;
      const channel = context.channels[channelName(event.pc)];
      return channel?.isOpen === true && event.incarnation > (channel.incarnation ?? 0);
    },
    namesStart: ({ event }) => event.type === 'AckForward' && event.opUid.seq === 0,
    isVacated: ({ event }) => event.type === 'SlotReport' && !event.isOccupied,
    cutsTail: ({ context }) => context.cutPolicy === 'trailingPrefix',
    replaysUnanswered: ({ context }) => context.unansweredQuery === 'replay',
    replaysSections: ({ context }) => context.replayUnit === 'sections',
    replaysMessages: ({ context }) => context.replayUnit === 'messages',
    allAnswered: ({ context }) => context.awaited.length === 0,
    allReplayed: ({ context }) => context.owed.length === 0,
  },
  actions: {
    /** Its states stand in its channels, unless an implementation keeps them elsewhere: `provideUnitData`. */
    keepStates: assign({}),
    /** Its cut has the weight of its configuration, unless an implementation computes one: `provideCutWeight`. RPL-88 */
    weigh: assign({}),
    /** It reigns from the start: its epoch is its first, and all others stand by. */
    beginFirstReign: assign(({ context: { unit, units } }) => ({
      epoch: ownEpochAbove(0, { unit, units: units.length }),
      highestEpochSeen: ownEpochAbove(0, { unit, units: units.length }),
      standbys: units.map((_, at) => at).filter((other) => other !== unit),
    })),
    followFirstReign: assign(({ context: { unit, firstPrimary, units } }) => ({
      highestEpochSeen: ownEpochAbove(0, { unit: firstPrimary, units: units.length }),
      standbys: units.map((_, at) => at).filter((other) => other !== unit && other !== firstPrimary),
    })),
    /** What was said under an earlier epoch does not count under a later one. */
    noteEpoch: assign(({ context, event }) =>
      epochIn(event) > context.highestEpochSeen
        ? { highestEpochSeen: epochIn(event), stateless: [], resigned: [] }
        : {},
    ),
    takeEpoch: assign(({ context: { unit, units, highestEpochSeen } }) => {
      const epoch = ownEpochAbove(highestEpochSeen, { unit, units: units.length });
      return {
        epoch,
        highestEpochSeen: epoch,
        changes: 0,
        numbered: nothingNumbered,
        heard: null,
        lastHeartbeat: null,
      };
    }),
    /** State, queue and reign are gone; what is durable stays. RPL-12, RPL-101 */
    forgetAll: assign(({ context }) => nothingKnown(context, null)),
    beginReign: assign(({ context }) => ({
      changes: 0,
      standbys: [],
      failed: [],
      requests: [],
      channels: mapChannels(context, (channel) => ({
        ...channel,
        ...{ unconfirmed: null, lacksUpdates: false, outstanding: [], whole: null, marked: null },
      })),
    })),
    fallSilent: assign(({ context, event }) => {
      if (event.type !== 'FellSilent') return {};
      return {
        ...withoutWaiting(context, event.pc),
        channels: withChannel(context, event.pc, (channel) => ({
          ...channel,
          ...{ isSilent: true, lacking: [], marked: null },
        })),
      };
    }),
    takeAnswer: assign(({ context, event }) => {
      if (event.type !== 'Probed') return {};
      const { pc, opUid, incarnation, cookie } = event;
      return {
        ...withoutWaiting(context, pc),
        channels: withChannel(context, pc, (channel) => ({
          ...channel,
          incarnation,
          // Given up, and heard after all before anything was decided.
          isSilent: false,
          answer: { position: opUid, incarnation, knownBefore: channel.incarnation, ...carrying(cookie) },
        })),
      };
    }),
    takeReplayed: assign(({ context, event }) => {
      if (event.type !== 'Replayed') return {};
      const { pc, replayUid, incarnation } = event;
      return {
        ...withoutWaiting(context, pc),
        channels: withChannel(context, pc, (channel) => ({
          ...channel,
          // It may have lost its state since, and said so.
          incarnation: Math.max(channel.incarnation ?? 0, incarnation),
          ...{ lacking: [], marked: null },
          lastApplied: latestOf([channel.lastApplied, replayUid]),
        })),
      };
    }),
  },
});

/** The channels that a request is about. RPL-25 */
export function concernedBy({ pc, alsoFor = [] }: StateChangeRequest): readonly ProcessChannel[] {
  return [pc, ...alsoFor];
}

/** The channels whose clients are asked at a takeover; of a closed one nothing is awaited. RPL-70, RPL-71, RPL-86, RPL-89, RPL-91, RPL-103, RPL-114 */
export function askedAtTakeover(context: ControlUnitContext): readonly UnitChannel[] {
  const { channels, queue, probeScope } = context;
  return inOrder(channels).filter(
    (channel) =>
      channel.isOpen &&
      (probeScope === 'allClients' ||
        isUndecided(queue, channel.pc) ||
        channel.unconfirmed !== null ||
        channel.lacksUpdates ||
        mayLoseConfirmed(context, channel.pc) ||
        isInDoubt(channel)),
  );
}

/** Whether a client was never heard of, or whether what it has is not settled from an earlier round, or an earlier reign. RPL-98, RPL-117 */
function isInDoubt({ incarnation, answer, isSilent, outstanding }: UnitChannel): boolean {
  return incarnation === null || answer !== null || isSilent || outstanding.length > 0;
}

/** Whether what its client is known to have may be discarded, so that it must be within reach to be set right. RPL-89 */
function mayLoseConfirmed({ cutPolicy, cutFloor, queue }: ControlUnitContext, pc: ProcessChannel): boolean {
  return (
    cutPolicy === 'trailingPrefix' && cutFloor === 'applied' && queue.updates.some((held) => sameChannel(held.pc, pc))
  );
}

/** What sends to these clients, for those that may be slow. RPL-110 */
export function outletsAmong({ outlets }: ControlUnitContext, pcs: readonly ProcessChannel[]): readonly string[] {
  return pcs.map(outletOf).filter((one) => outlets.includes(one));
}

function withoutWaiting(
  { awaited, owed }: ControlUnitContext,
  pc: ProcessChannel,
): Pick<ControlUnitContext, 'awaited' | 'owed'> {
  const isOther = (name: string): boolean => name !== channelName(pc);
  return { awaited: awaited.filter(isOther), owed: owed.filter(isOther) };
}

/** The reign that a message is of. */
export function epochIn(event: ControlUnitEvent): number {
  if (event.type === 'UpdateToStandby' || event.type === 'AckForward' || event.type === 'AckDirect')
    return event.opUid.epoch;
  if (event.type === 'JoinStandby') return event.highestEpochSeen;
  return 'epoch' in event ? event.epoch : 0;
}
