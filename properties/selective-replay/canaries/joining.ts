import { assign, enqueueActions } from 'xstate';
import { nothingKnown } from '../../../machines/selective-replay/control-unit-context.ts';
import { joinedStandbysKnowTheUnconfirmed } from '../../../spec/selective-replay/properties/knowledge.ts';
import * as standing from '../../../spec/selective-replay/properties/standing.ts';
import { withTransition } from '../../variant.ts';
import { nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { roleSwap, suspected } from '../compositions/returning.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;

/** What may go wrong with a unit that was reset, and comes back. */
export const joiningCanaries: readonly WrongCharts[] = [
  canary('a reset unit forgets the epochs that it has seen', standing.epochsAreNotForgotten, suspected(2), {
    controlUnit: controlUnit.provide({
      actions: {
        forgetAll: assign(({ context }: Pick<AtUnit, 'context'>) => ({
          ...nothingKnown(context, null),
          highestEpochSeen: 0,
        })),
      },
    }),
  }),
  canary('a unit without a snapshot takes over', standing.onlyTheEligibleTakeOver, roleSwap(2), {
    controlUnit: withTransition(controlUnit, 'joining', 'FailoverEvent', {
      target: '#selective-replay/control-unit.takeover',
      actions: ['takeEpoch', 'announceReign', 'askClients'],
    }),
  }),
  canary('a deposed unit keeps its state', standing.nothingIsHeldBeforeTheSnapshot, suspected(2), {
    controlUnit: controlUnit.provide({ actions: { forgetAll: nothing } }),
  }),
  canary('of a snapshot nothing is taken but the epoch', standing.snapshotsAreTakenWhole, roleSwap(2), {
    controlUnit: controlUnit.provide({
      actions: {
        takeSnapshot: assign(({ event }: Pick<AtUnit, 'event'>) =>
          event.type === 'Snapshot' ? { highestEpochSeen: event.epoch } : {},
        ),
      },
    }),
  }),
  canary('a snapshot is taken beside what was there', standing.snapshotsAreTakenWhole, suspected(2), {
    controlUnit: controlUnit.provide({
      actions: {
        takeSnapshot: assign(({ context, event }: Omit<AtUnit, 'enqueue'>) => {
          if (event.type !== 'Snapshot') return {};
          const told = Object.values(context.channels).map((channel) => {
            const { last: lastApplied = null } = event.channels[channel.pc.slot] ?? {};
            return [`${channel.pc.proc}/${String(channel.pc.slot)}`, { ...channel, lastApplied }] as const;
          });
          return { highestEpochSeen: event.epoch, channels: Object.fromEntries(told) };
        }),
      },
    }),
  }),
  canary('a snapshot does not say what is unconfirmed', joinedStandbysKnowTheUnconfirmed, roleSwap(2), {
    controlUnit: controlUnit.provide({
      actions: {
        giveSnapshot: enqueueActions(({ context, event, enqueue }: AtUnit) => {
          if (event.type !== 'JoinStandby') return;
          const { epoch, changes, channels, units } = context;
          enqueue.emit({
            type: 'Snapshot',
            to: units[event.unit] ?? '',
            epoch,
            upTo: { epoch, seq: changes },
            all: true,
            channels: Object.values(channels).map(({ pc, state: sections, lastApplied: last, incarnation }) => ({
              pc,
              sections,
              last,
              incarnation,
              unconfirmed: null,
            })),
          });
        }),
      },
    }),
  }),
];
