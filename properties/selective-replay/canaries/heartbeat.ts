import { enqueueActions } from 'xstate';
import { HEARTBEAT, METER } from '../../../machines/selective-replay/control-unit-addresses.ts';
import type { HeartbeatContext } from '../../../machines/selective-replay/heartbeat.ts';
import * as heartbeat from '../../../spec/selective-replay/properties/heartbeat.ts';
import { oneUnitServes } from '../../../spec/selective-replay/properties/standing.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import * as compositions from '../compositions/heartbeat.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit } = charts;
const missed = compositions.missed(1);
const healed = compositions.healedByBeats(0);
const three = compositions.threeMissed(1);

/** A heartbeat that waits for longer. */
const patient = charts.heartbeat.provide({
  delays: { heartbeatTimeout: ({ context }: { context: HeartbeatContext }) => context.heartbeatTimeout + 1 },
});

/** What may go wrong with heartbeats. */
export const heartbeatCanaries: readonly WrongCharts[] = [
  canary('nobody misses a heartbeat', heartbeat.theFailedAreMissed, missed, {
    heartbeat: withAfter(charts.heartbeat, 'listening', 'heartbeatTimeout', undefined),
  }),
  canary('a heartbeat is waited for a tick too long', heartbeat.theFailedAreMissed, missed, { heartbeat: patient }),
  canary('whoever asks once more begins to count anew', heartbeat.theFailedAreMissed, three, {
    heartbeat: charts.heartbeat.provide({ guards: { countsOnIt: never } }),
  }),
  canary('the news that a standby raises itself is not heeded', heartbeat.theFailedAreMissed, missed, {
    controlUnit: controlUnit.provide({ actions: { noteFailed: nothing } }),
  }),
  canary('a primary beats once', heartbeat.nobodyIsMissedInVain, missed, {
    heartbeat: withAfter(charts.heartbeat, 'beating', 'heartbeatPeriod', undefined),
  }),
  canary('a heartbeat that is heard changes nothing', heartbeat.nobodyIsMissedInVain, missed, {
    controlUnit: controlUnit.provide({ actions: { tellHeard: nothing } }),
  }),
  canary(
    'a heartbeat is waited for no longer than one may be late',
    heartbeat.nobodyIsMissedInVain,
    {
      ...compositions.lateBeats(1),
      options: { ...compositions.lateBeats(1).options, heartbeatTimeout: 2 },
    },
    {},
  ),
  canary('a deposed primary goes on beating', heartbeat.onlyTheResponsibleBeat, healed, {
    controlUnit: controlUnit.provide({ actions: { countOnNobody: nothing } }),
  }),
  canary('a takeover beats under the epoch of the reign that is over', heartbeat.onlyTheResponsibleBeat, missed, {
    controlUnit: controlUnit.provide({
      actions: {
        beginToBeat: enqueueActions(({ context: { highestEpochSeen, unit }, enqueue }: AtUnit) => {
          enqueue.emit({ type: 'Responsible', to: HEARTBEAT, epoch: highestEpochSeen - unit });
        }),
      },
    }),
  }),
  canary(
    'whoever takes over begins to beat when it reigns',
    heartbeat.nobodyIsMissedInVain,
    compositions.longTakeover(0),
    {
      controlUnit: controlUnit.provide({
        actions: {
          beginToBeat: enqueueActions(({ context: { epoch, units }, enqueue }: AtUnit) => {
            if (epoch <= units.length) enqueue.emit({ type: 'Responsible', to: HEARTBEAT, epoch });
          }),
          measureEnd: enqueueActions(({ context: { epoch }, enqueue }: AtUnit) => {
            enqueue.emit({ type: 'TakeoverEnded', to: METER });
            enqueue.emit({ type: 'Responsible', to: HEARTBEAT, epoch });
          }),
        },
      }),
    },
  ),
  canary('a primary takes the heartbeat of a later reign for nothing', heartbeat.heartbeatsDepose, healed, {
    controlUnit: withTransition(controlUnit, 'primary', 'UnitHeartbeat', {}),
  }),
  canary('two primaries reign on after a healed partition', oneUnitServes, healed, {
    controlUnit: withTransition(controlUnit, 'primary', 'UnitHeartbeat', {}),
  }),
  canary('a reign that is over is not told so', heartbeat.heartbeatsDepose, healed, {
    controlUnit: controlUnit.provide({ actions: { tellLaterReign: nothing } }),
  }),
];
