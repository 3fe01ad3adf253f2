import { assign, enqueueActions } from 'xstate';
import { ACKNOWLEDGER } from '../../../machines/selective-replay/client-addresses.ts';
import { changedSince } from '../../../machines/selective-replay/changed-by.ts';
import { mapChannels, withChannel } from '../../../machines/selective-replay/control-unit-context.ts';
import { markedIn } from '../../../machines/selective-replay/marked-sections.ts';
import type { UnitChannel } from '../../../machines/selective-replay/unit-channel.ts';
import { ALL_SECTIONS, type SectionsCookie } from '../../../spec/selective-replay/cookie.ts';
import type { OperationId } from '../../../spec/selective-replay/operation-id.ts';
import * as cookies from '../../../spec/selective-replay/properties/cookies.ts';
import { replaysCoverWhatDiffers } from '../../../spec/selective-replay/properties/replays.ts';
import { takeoverConverges } from '../../../spec/selective-replay/properties/takeover.ts';
import { charts } from '../charts.ts';
import * as compositions from '../compositions/cookies.ts';
import { canary, type AtClient, type AtUnit, type WrongCharts } from './canary.ts';

const { acknowledger, clientProcess, controlUnit } = charts;
const sections = compositions.sections(2, 0);
const halves = compositions.halves(2, 0);
const failing = compositions.sectionsAndFailing(2, 0);
const unconfirmed = compositions.sectionsUnconfirmed(2);

interface Emitting {
  readonly enqueue: { emit(one: object): void };
}

/** A client that answers with this of its sections. */
function answering(changed: (client: AtClient['context'], lastKnown: OperationId | null) => object) {
  return clientProcess.provide({
    actions: {
      answer: enqueueActions(({ context, event, enqueue }: AtClient & Emitting) => {
        if (event.type !== 'AckQuery') return;
        const { pc, lastProcessed, incarnation } = context;
        const { from: to, epoch, lastKnown } = event;
        const opUid = lastProcessed;
        const cookie = changed(context, lastKnown);
        enqueue.emit({ type: 'AckQueryReply', to, pc, epoch, opUid, incarnation, ack: true, ...cookie });
        enqueue.emit({ type: 'Told', to: ACKNOWLEDGER, opUid });
      }),
    },
  });
}

/** A unit that marks something else. */
function marking(marked: (channel: UnitChannel, right: SectionsCookie | null) => SectionsCookie | null) {
  return controlUnit.provide({
    actions: {
      markSections: assign(({ context }: Pick<AtUnit, 'context'>) => ({
        channels: mapChannels(context, (channel) => ({
          ...channel,
          marked: marked(channel, markedIn(channel, context.queue.updates, context.cookieMode)),
        })),
      })),
    },
  });
}

/** The sections that were changed by the last update alone. */
const ofTheLast = ({ changedBy, lastProcessed }: AtClient['context']): SectionsCookie =>
  lastProcessed === null ? 0 : changedSince(changedBy, { ...lastProcessed, seq: lastProcessed.seq - 1 });

/** What may go wrong where messages say which sections they change. */
export const cookieCanaries: readonly WrongCharts[] = [
  canary('an update names the sections of all that was changed so far', cookies.updatesSayWhatTheyChange, sections, {
    controlUnit: controlUnit.provide({
      actions: {
        change: enqueueActions(({ context, event, enqueue }: AtUnit) => {
          if (event.type !== 'StateChangeRequest') return;
          const { pc, change: body } = event;
          const opUid = { epoch: context.epoch, seq: context.changes + 1 };
          enqueue.assign({
            changes: opUid.seq,
            channels: withChannel(context, pc, (channel) => ({ ...channel, lastApplied: opUid })),
          });
          enqueue.emit({ type: 'UpdateToStandby', to: 'U1', pc, opUid, body, cookie: ALL_SECTIONS });
        }),
      },
    }),
  }),
  canary(
    'one acknowledgement for several names the sections of the last',
    cookies.acknowledgementsSayWhatWasChanged,
    compositions.halves(3, 1),
    {
      acknowledger: acknowledger.provide({
        actions: {
          addCookie: assign(({ event }: { readonly event: { readonly cookie?: string } }) => ({
            cookie: event.cookie,
          })),
        },
      }),
    },
  ),
  canary('an answer names the sections of the last update', replaysCoverWhatDiffers, sections, {
    clientProcess: answering((client) => ({ cookie: ofTheLast(client) })),
  }),
  canary('an answer names all that its client ever changed', cookies.answersSayWhatHasChanged, sections, {
    clientProcess: answering(({ changedBy }) => ({ cookie: changedSince(changedBy, null) })),
  }),
  canary('more is replayed than is marked', cookies.noMoreThanMarkedIsReplayed, sections, {
    controlUnit: marking(() => ALL_SECTIONS),
  }),
  canary('what is pending is not marked', replaysCoverWhatDiffers, sections, {
    controlUnit: controlUnit.provide({
      actions: {
        markSections: assign(({ context }: Pick<AtUnit, 'context'>) => ({
          channels: mapChannels(context, (channel) => ({
            ...channel,
            marked: markedIn(channel, [], context.cookieMode),
          })),
        })),
      },
    }),
  }),
  canary('what a snapshot brought unconfirmed is not marked', replaysCoverWhatDiffers, unconfirmed, {
    controlUnit: marking((channel, right) => (channel.unconfirmed === null ? right : 0)),
  }),
  canary('an empty client takes some sections for its whole state', takeoverConverges, failing, {
    clientProcess: clientProcess.provide({
      guards: {
        bringsWhole: ({ event }: Pick<AtClient, 'event'>) => event.type === 'Replay' && event.kind === 'state',
      },
    }),
  }),
  canary('a missing cookie stands for no section', cookies.theUnknownIsReplayedWhole, sections, {
    clientProcess: answering(() => ({})),
    controlUnit: marking((_channel, right) => right ?? 0),
  }),
  canary('a cookie of another encoding stands for no section', cookies.theUnknownIsReplayedWhole, halves, {
    clientProcess: answering(() => ({ cookie: 'some' })),
    controlUnit: marking((_channel, right) => right ?? 0),
  }),
];
