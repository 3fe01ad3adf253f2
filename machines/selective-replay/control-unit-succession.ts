import { assign } from 'xstate';
import { controlUnitData, type ControlUnitContext } from './control-unit-data.ts';
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
  },
  actions: {
    noteFailed: assign(({ context, event }) =>
      event.type === 'FailoverEvent' ? { failed: withUnit(context.failed, event.failed) } : {},
    ),
    dropStandby: assign(({ context, event }) =>
      event.type === 'FailoverEvent' ? { standbys: withoutUnit(context.standbys, event.failed) } : {},
    ),
    /** It is back, and has no state. */
    noteJoining: assign(({ context, event }) =>
      event.type === 'JoinStandby'
        ? { failed: withoutUnit(context.failed, event.unit), standbys: withoutUnit(context.standbys, event.unit) }
        : {},
    ),
    addStandby: assign(({ context, event }) =>
      event.type === 'SnapshotAck' ? { standbys: withUnit(context.standbys, event.unit) } : {},
    ),
  },
});

/** The unit whose reign a unit follows. */
function followedBy({ highestEpochSeen, units }: ControlUnitContext): number {
  return ownerOf(highestEpochSeen, units.length);
}

function withUnit(among: readonly number[], unit: number): readonly number[] {
  return [...new Set([...among, unit])].sort((a, b) => a - b);
}

function withoutUnit(among: readonly number[], unit: number): readonly number[] {
  return among.filter((other) => other !== unit);
}
