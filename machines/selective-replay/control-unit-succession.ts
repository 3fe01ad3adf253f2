import { assign } from 'xstate';
import { mapChannels, type ControlUnitContext } from './control-unit-context.ts';
import { controlUnitData, epochIn } from './control-unit-data.ts';
import { ownerOf } from './epochs.ts';

/** What a unit knows of the others: which of them may take over, and whose reign is over. */
export const controlUnitSuccession = controlUnitData.extend({
  guards: {
    isProtected: ({ context }) => context.standbys.length > 0,
    followsTheFailed: ({ context }) => context.failed.includes(followedBy(context)),
    /** Whoever asks to join has no state: if it has seen the reign that this unit follows, and that was its own, it is over. */
    followsWhoeverJoins: ({ context, event }) =>
      event.type === 'JoinStandby' &&
      event.unit === followedBy(context) &&
      event.highestEpochSeen >= context.highestEpochSeen,
    /** Nobody of a lower identity may take over. RPL-106 */
    isHeir: ({ context }) => heirOf(context) === context.unit,
    ofFollowedReign: ({ context, event }) => epochIn(event) === context.highestEpochSeen,
    /** A client may speak for a unit that is gone, and a unit may be heard after it has failed. RPL-98 */
    ofDeadReign: ({ context, event }) =>
      event.type === 'StepDown' &&
      event.epoch > context.highestEpochSeen &&
      context.failed.includes(ownerOf(event.epoch, context.units.length)),
    /** Of a reign of its own, which is over by that. */
    ofLostReign: ({ context, event }) =>
      event.type === 'JoinStandby' &&
      event.highestEpochSeen > context.highestEpochSeen &&
      ownerOf(event.highestEpochSeen, context.units.length) === event.unit,
    nobodyHasState: ({ context }) => context.stateless.length === context.units.length - 1,
    /** All others take nothing any more of any reign there has been, and it is the first of all. RPL-117 */
    mayStartCold: ({ context }) => context.unit === 0 && context.resigned.length === context.units.length - 1,
  },
  actions: {
    noteFailed: assign(({ context, event }) =>
      event.type === 'FailoverEvent'
        ? { failed: withUnit(context.failed, event.failed), standbys: withoutUnit(context.standbys, event.failed) }
        : {},
    ),
    dropStandby: assign(({ context, event }) =>
      event.type === 'FailoverEvent' ? { standbys: withoutUnit(context.standbys, event.failed) } : {},
    ),
    /** It is back; unless it keeps one, it has no state. */
    noteJoining: assign(({ context: { failed, standbys }, event }) => {
      if (event.type !== 'JoinStandby') return {};
      return {
        failed: withoutUnit(failed, event.unit),
        standbys: event.keepsState === true ? standbys : withoutUnit(standbys, event.unit),
      };
    }),
    noteStateless: assign(({ context: { highestEpochSeen, stateless, resigned }, event }) => {
      if (event.type !== 'JoinStandby' || event.highestEpochSeen < highestEpochSeen) return {};
      const { unit, keepsState = false, knowsOfNone = false } = event;
      return {
        stateless: keepsState ? withoutUnit(stateless, unit) : withUnit(stateless, unit),
        resigned: knowsOfNone ? withUnit(resigned, unit) : withoutUnit(resigned, unit),
      };
    }),
    /** What one has said before it failed may be heard after that. */
    addStandby: assign(({ context: { failed, standbys }, event }) =>
      event.type === 'SnapshotAck' && !failed.includes(event.unit) ? { standbys: withUnit(standbys, event.unit) } : {},
    ),
    /** A client that was found to have lost its state is not in step because it has said so before. RPL-82, RPL-98 */
    doubtAnswers: assign(({ context }) => ({
      channels: mapChannels(context, (channel) => ({
        ...channel,
        incarnation: channel.answer === null ? channel.incarnation : channel.answer.knownBefore,
      })),
    })),
  },
});

/** What a unit does when it becomes responsible, in whichever role it was. RPL-67, RPL-72, RPL-97 */
export const beginTakeover = ['takeEpoch', 'announceReign', 'beginToBeat', 'askClients'] as const;

/** The unit whose reign a unit follows. */
export function followedBy({ highestEpochSeen, units }: ControlUnitContext): number {
  return ownerOf(highestEpochSeen, units.length);
}

/** Of all that may take over, as far as a standby knows, the one that is to. RPL-106 */
export function heirOf({ unit, standbys }: ControlUnitContext): number {
  return Math.min(unit, ...standbys);
}

function withUnit(among: readonly number[], unit: number): readonly number[] {
  return [...new Set([...among, unit])].sort((a, b) => a - b);
}

/** Some units without one of them. */
export function withoutUnit(among: readonly number[], unit: number): readonly number[] {
  return among.filter((other) => other !== unit);
}
