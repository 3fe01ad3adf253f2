import { assign, enqueueActions } from 'xstate';
import { replayTo } from '../../../machines/selective-replay/control-unit-outputs.ts';
import type { MeterContext } from '../../../machines/selective-replay/takeover-meter.ts';
import { isOutOfStep, type UnitChannel } from '../../../machines/selective-replay/unit-channel.ts';
import { idsAreUnique, takeoverIsQuiet } from '../../../spec/selective-replay/properties/issuing.ts';
import * as measuring from '../../../spec/selective-replay/properties/measuring.ts';
import * as replays from '../../../spec/selective-replay/properties/replays.ts';
import * as standing from '../../../spec/selective-replay/properties/standing.ts';
import * as takeovers from '../../../spec/selective-replay/properties/takeover.ts';
import { channelName } from '../../../spec/selective-replay/process-channel.ts';
import { forClient, wholeOf, type ReplayedSection } from '../../../spec/selective-replay/sections.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import * as core from '../compositions/core.ts';
import { suspected } from '../compositions/returning.ts';
import { slow } from '../compositions/silent.ts';
import { applyDrained, canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit, probe, takeoverMeter } = charts;
const one = core.oneClient(2, 1);
const two = core.twoClients(false);

/** A unit that takes another epoch. */
function taking(epochOf: (highest: number) => number) {
  return controlUnit.provide({
    actions: {
      takeEpoch: assign(({ context }: Pick<AtUnit, 'context'>) => {
        const epoch = epochOf(context.highestEpochSeen);
        return { epoch, highestEpochSeen: epoch };
      }),
    },
  });
}

/** A unit that replays other sections. */
function replaying(sectionsOf: (channel: UnitChannel) => readonly ReplayedSection[]) {
  return controlUnit.provide({
    actions: {
      replayToDiffering: enqueueActions(({ context, enqueue }: AtUnit) => {
        const differing = Object.values(context.channels).filter(isOutOfStep);
        enqueue.assign({ owed: differing.map(({ pc }) => channelName(pc)) });
        const { epoch } = context;
        for (const channel of differing) {
          const { pc, client: to } = channel;
          const replayUid = { epoch, seq: 0 };
          enqueue.emit({ type: 'Replay', to, pc, epoch, kind: 'state', replayUid, sections: sectionsOf(channel) });
          enqueue.emit({ type: 'AwaitReplay', to: `probe/${channelName(pc)}`, epoch, upTo: replayUid });
        }
      }),
    },
  });
}

/** A unit that deals only with what stands before the first update that is not acknowledged, and forgets the rest. */
const prefixOnly = controlUnit.provide({
  actions: {
    decide: assign(({ context }: Pick<AtUnit, 'context'>) => {
      const { queue, channels } = applyDrained(context, context.queue);
      return { channels, queue: { ...queue, updates: [], acknowledgements: [] } };
    }),
  },
});

const unfrozen = withTransition(controlUnit, 'takeover', 'UpdateToStandby', { actions: 'store' });
const noReplay = controlUnit.provide({ actions: { replayToDiffering: nothing } });

/** What may go wrong in a takeover. */
export const takeoverCanaries: readonly WrongCharts[] = [
  canary('ids go on under the epoch of the old primary', idsAreUnique, one, {
    controlUnit: taking((highest) => highest),
  }),
  canary('a unit reigns under the epoch of another', standing.oneReignForEachEpoch, one, {
    controlUnit: taking((highest) => highest),
  }),
  canary('a unit takes an epoch that is not its own', standing.epochsBelongToTheirUnits, one, {
    controlUnit: taking((highest) => highest + 2),
  }),
  canary('requests are accepted during a takeover', takeoverIsQuiet, one, {
    controlUnit: withTransition(controlUnit, 'takeover', 'StateChangeRequest', { actions: 'change' }),
  }),
  canary('everybody is replayed to', replays.onlyWhatDiffersIsReplayed, one, {
    controlUnit: controlUnit.provide({
      actions: {
        replayToDiffering: enqueueActions((step: AtUnit) => {
          const all = Object.values(step.context.channels);
          step.enqueue.assign({ owed: all.map(({ pc }) => channelName(pc)) });
          for (const { pc } of all) replayTo(step, pc);
        }),
      },
    }),
  }),
  canary('a section is left out of a replay', replays.replaysCoverWhatDiffers, one, {
    controlUnit: replaying(({ state }) => wholeOf(forClient(state)).filter(({ index }) => index > 0)),
  }),
  canary('a replay clears the client', replays.replaysSayWhatTheUnitHas, one, {
    controlUnit: replaying(({ state }) => wholeOf(state.map(() => ({})))),
  }),
  canary('late updates and acknowledgements are taken in during a takeover', takeovers.theDiscardedIsOver, one, {
    controlUnit: withTransition(unfrozen, 'takeover', 'AckForward', { actions: 'match' }),
  }),
  canary('late updates are taken in during a takeover', takeovers.theFrozenQueueGrowsNoMore, one, {
    controlUnit: unfrozen,
  }),
  canary('what waits behind another is forgotten at a takeover', takeovers.theConfirmedIsApplied, two, {
    controlUnit: prefixOnly,
  }),
  canary('what was completed is forgotten where it waits behind another', takeovers.completedSurvives, two, {
    controlUnit: prefixOnly,
  }),
  canary('a client is asked once for each of its updates', replays.oneQueryForEachChannel, one, {
    probe: probe.provide({
      actions: {
        ask: enqueueActions(
          ({ context: { pc, client: to, epoch, lastKnown }, enqueue }: { context: Asking; enqueue: Emitting }) => {
            const query = { type: 'AckQuery', to, pc, epoch, lastKnown };
            enqueue.emit(query);
            enqueue.emit(query);
          },
        ),
      },
    }),
  }),
  canary('a client is asked until it answers', measuring.takeoversAreBounded, slow(1, 1), {
    probe: withAfter(probe, 'asked', 'queryTimeout', { target: 'asked', reenter: true, actions: 'ask' }),
  }),
  canary('what is discarded is not measured', measuring.takeoversAreMeasured, one, {
    takeoverMeter: takeoverMeter.provide({
      actions: {
        takeDecision: assign(({ context: { pending, measured } }: { context: MeterContext }) => ({
          measured: { ...measured, applied: pending },
        })),
      },
    }),
  }),
  canary('nobody is replayed to', takeovers.takeoverConverges, one, { controlUnit: noReplay }),
  canary('nobody is replayed to, and nobody notices later', standing.quietMeansEqual, one, { controlUnit: noReplay }),
  canary('whoever reigned before is not told', standing.oneUnitServes, suspected(2), {
    controlUnit: controlUnit.provide({ actions: { announceReign: nothing } }),
  }),
];

interface Asking {
  readonly pc: unknown;
  readonly client: string;
  readonly epoch: number;
  readonly lastKnown: unknown;
}
interface Emitting {
  readonly emit: (emitted: { readonly type: string; readonly to: string }) => void;
}
