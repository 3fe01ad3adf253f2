import { assign, enqueueActions } from 'xstate';
import * as demanded from '../../../spec/restart-sync/properties/choices.ts';
import { differenceIn } from '../../../machines/restart-sync/receiver-outputs.ts';
import { withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { choosing } from '../compositions/choices.ts';
import { charts } from '../system.ts';
import { canary, type AtReceiver, type WrongCharts } from './canary.ts';

const { receiver } = charts;
const replacing = choosing('replaced-at-once', { holdAside: false }, []);
const keeping = choosing('new-data-stays', { limitClearsFresh: false }, []);
const untimed = choosing('timer-stops', { secondTimer: false }, []);
const graceless = choosing('no-grace', { graceOnHeartbeatLoss: false }, []);
const dropping = choosing('twice-stale', { dropTwiceStale: true }, []);
const restarting = choosing('timer-restarts', { onRedeath: 'restart' }, []);

/** What may go wrong at a receiver that has chosen otherwise than the source text: that it gives up more, or nothing. */
export const choiceCanaries: readonly WrongCharts[] = [
  canary('new data is held aside all the same', demanded.newReplacesOldAtOnce, replacing, {
    receiver: receiver.provide({ guards: { holdsAside: always } }),
  }),
  canary(
    'the first new record drives out all the old ones',
    demanded.newReplacesOldAtOnce,
    choosing('replaced-at-once', { holdAside: false }, [], 1, 2),
    {
      receiver: receiver.provide({
        actions: {
          takeIntoUse: assign(({ event }: AtReceiver) => ({
            current: Object.fromEntries(differenceIn(event).put.map(({ k, v }) => [k, v])),
            unconfirmed: [],
          })),
        },
      }),
    },
  ),
  canary('what a source had sent before it died again counts as fresh', demanded.allIsMarkedAnew, replacing, {
    receiver: receiver.provide({ actions: { markAll: nothing } }),
  }),
  canary('the limit clears what is new as well', demanded.freshOutlivesTheLimit, keeping, {
    receiver: receiver.provide({ guards: { clearsFresh: always } }),
  }),
  canary('the limit keeps what is new, and asks for it once more', demanded.freshOutlivesTheLimit, keeping, {
    receiver: receiver.provide({ actions: { tellExpired: enqueueActions(subscribe) } }),
  }),
  canary(
    'what the limit has cut short is asked for anew',
    demanded.restIsTaken,
    choosing('rest-is-taken', { afterLimit: 'literal' }, []),
    {
      receiver: receiver.provide({ guards: { refreshesAfterLimit: always } }),
    },
  ),
  canary('the timer runs on although the source is back', demanded.timerEndsWithTheReturn, untimed, {
    receiver: receiver.provide({ guards: { hasSecondTimer: always } }),
  }),
  canary('the timer runs on from the first death', demanded.deathsBeginTheTimer, restarting, {
    receiver: receiver.provide({ guards: { restartsTimer: never } }),
  }),
  canary('silence has its grace', demanded.silenceClearsAtOnce, graceless, {
    receiver: receiver.provide({ guards: { clearsAtOnce: never } }),
  }),
  canary('no death has any grace where silence has none', demanded.onlySilenceHasNoGrace, graceless, {
    receiver: receiver.provide({ guards: { clearsAtOnce: always } }),
  }),
  canary('a further death removes what came since as well', demanded.twiceStaleGoes, dropping, {
    receiver: withTransition(receiver, 'stale', 'SourceLost', {
      target: '#restart-sync/receiver.stale',
      reenter: true,
      actions: ['clear', 'tellLost'],
    }),
  }),
  canary('a further death removes nothing', demanded.twiceStaleGoes, dropping, {
    receiver: receiver.provide({ guards: { dropsTwiceStale: never } }),
  }),
];

/** As the chart asks. */
function subscribe({ context: { own, key, source }, enqueue }: AtReceiver): void {
  if (own !== null && key !== null) enqueue.emit({ type: 'Subscribe', to: source, src: own, dst: key });
}
