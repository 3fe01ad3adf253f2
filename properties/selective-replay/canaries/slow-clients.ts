import { assign, enqueueActions } from 'xstate';
import { outletOf, probeOf } from '../../../machines/selective-replay/control-unit-addresses.ts';
import type { ControlUnitContext } from '../../../machines/selective-replay/control-unit-context.ts';
import type { OutletContext } from '../../../machines/selective-replay/outlet.ts';
import { ALL_SECTIONS, mergedCookies, sectionsOf, type SectionsCookie } from '../../../spec/selective-replay/cookie.ts';
import type { UpdateToClient } from '../../../spec/selective-replay/messages.ts';
import { isLater, type Reached } from '../../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../../spec/selective-replay/process-channel.ts';
import { thePrimaryNeverBlocks } from '../../../spec/selective-replay/properties/issuing.ts';
import * as properties from '../../../spec/selective-replay/properties/slow-clients.ts';
import { queuesAreBounded } from '../../../spec/selective-replay/properties/standing.ts';
import { forClient, wholeOf } from '../../../spec/selective-replay/sections.ts';
import { always, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import * as slow from '../compositions/slow-clients.ts';
import { canary, type AtUnit, type WrongCharts } from './canary.ts';

const { controlUnit, outlet } = charts;
const full = slow.slowAndFailure(2, 1);

/** What a wrong action of an outlet is given. */
interface AtOutlet {
  readonly context: OutletContext;
  readonly event: UpdateToClient;
}

/** An outlet that owes something else where it has no room. */
function owing(what: (at: AtOutlet) => SectionsCookie | null) {
  return outlet.provide({
    actions: { owe: assign((at: AtOutlet) => ({ waiting: [], owed: what(at) })) },
  });
}

const named = ({ cookie }: UpdateToClient): SectionsCookie => (typeof cookie === 'number' ? cookie : ALL_SECTIONS);

/** A unit that replays what is owed under another id, or other sections. */
function replaying(how: (context: ControlUnitContext, sections: SectionsCookie, last: Reached) => object) {
  return controlUnit.provide({
    actions: {
      replayOwed: enqueueActions(({ context, event, enqueue }: AtUnit) => {
        if (event.type !== 'ReplayOwed') return;
        const { pc, sections: owed } = event;
        const { epoch } = context;
        const { state, lastApplied } = context.channels[channelName(pc)] ?? {};
        if (state === undefined || lastApplied == null) return;
        const sections = wholeOf(forClient(state)).filter(({ index }) => sectionsOf(owed).includes(index));
        const replay = { type: 'Replay', to: outletOf(pc), pc, epoch, kind: 'state', replayUid: lastApplied } as const;
        enqueue.emit({ ...replay, sections, ...how(context, owed, lastApplied) });
        enqueue.emit({ type: 'AwaitReplay', to: probeOf(pc), epoch, upTo: { epoch, seq: 0 } });
      }),
    },
  });
}

/** What may go wrong where a client is slow. */
export const slowClientCanaries: readonly WrongCharts[] = [
  canary('the queue to a slow client grows', queuesAreBounded, full, {
    outlet: outlet.provide({ guards: { hasRoom: always } }),
  }),
  canary('a primary waits for room in the queue to a slow client', thePrimaryNeverBlocks, slow.slowAndFailure(3, 1), {
    controlUnit: controlUnit.provide({
      guards: {
        allOpen: ({ context }: Pick<AtUnit, 'context'>) =>
          Object.values(context.channels).every(({ outstanding }) => outstanding.length < 2),
      },
    }),
  }),
  canary('what there is no room for is dropped, and nothing is owed', properties.whatIsMadeIsOnItsWay, full, {
    outlet: owing(() => null),
  }),
  canary('what has been sent waits still', properties.onlyTheSlowWait, full, {
    outlet: outlet.provide({ actions: { drop: nothing } }),
  }),
  canary('of all that is dropped the last alone is owed', properties.theOwedCoversWhatDiffers, slow.slowSections(2), {
    outlet: owing(({ context: { owed }, event }) => mergedCookies([owed ?? 0, named(event)])),
  }),
  canary('what is owed gives way to what comes after it', properties.theOwedIsNotForgotten, slow.slowSections(3), {
    outlet: owing(({ event }) => named(event)),
  }),
  canary('what is owed is replayed under the id of the start', properties.theOwedComesFirst, full, {
    controlUnit: replaying(({ epoch }) => ({ replayUid: { epoch, seq: 0 } })),
  }),
  canary('a slow client is replayed more than it is owed', properties.theOwedComesFirst, slow.slowSections(2), {
    controlUnit: replaying(({ channels }) => ({
      sections: Object.values(channels).flatMap(({ state }) => wholeOf(forClient(state))),
    })),
  }),
  canary('the confirmation of a replay settles its last op alone', properties.replaysSettleWhatTheyContain, full, {
    controlUnit: controlUnit.provide({
      actions: {
        takeReplayAcknowledgement: enqueueActions(({ context, event, enqueue }: AtUnit) => {
          if (event.type !== 'Replayed') return;
          const { pc, replayUid: opUid } = event;
          const to = context.units.filter((_, at) => at !== context.unit);
          enqueue.emit({ type: 'AckForward', to, pc, opUid, ack: true });
          enqueue.assign({
            channels: Object.fromEntries(
              Object.entries(context.channels).map(([name, channel]) => [
                name,
                { ...channel, outstanding: channel.outstanding.filter((id) => isLater(opUid, id)) },
              ]),
            ),
          });
        }),
      },
    }),
  }),
];
