import { derivedDataEndsLate } from '../../../spec/restart-sync/properties/chain.ts';
import {
  gapsAreNoticed,
  inputsAreNotAwaitedForEver,
  staleSpansAreBounded,
  subscribersNeverGoBack,
  theLivingAreNotGivenUp,
} from '../../../spec/restart-sync/properties/standing.ts';
import { withTransition } from '../../variant.ts';
import { never, nothing } from '../../wrong-charts.ts';
import { charts } from '../charts.ts';
import { besideManager } from '../compositions/managed.ts';
import { bothRestart, lossy } from '../compositions/restarts.ts';
import { passedOn, twoInputs } from '../compositions/several.ts';
import { canary, type WrongCharts } from './canary.ts';

const { awaitedInput, receiver, source } = charts;

/** Whose data it is, and its limit. */
interface Held {
  readonly context: { readonly source: string; readonly limit: number };
}

const ignored = { description: 'Ignored.' };
const oneOfTwoDies = twoInputs({ A: 1 });
const patient = { ...besideManager({ S: 1 }, 3), options: { limit: 1, subscribeRetry: 3 } };
const told = { ...lossy(1, 0, 0), options: { ipc: 'lossy', subscribeRetry: 1, ripple: 'delta' } } as const;

export const standingCanaries: readonly WrongCharts[] = [
  canary(
    'only the head of a chain keeps to the limit',
    staleSpansAreBounded,
    passedOn('chain-middle', { M: 1 }, 'full-set', false),
    {
      receiver: receiver.provide({
        delays: { staleLimit: ({ context }: Held) => (context.source === 'M' ? context.limit + 2 : context.limit) },
      }),
    },
  ),
  canary('a refused receiver gives up at the limit', theLivingAreNotGivenUp, patient, {
    receiver: receiver.provide({ guards: { isRefused: never } }),
  }),
  canary('a gap after the end of data is not seen', gapsAreNoticed, told, {
    receiver: receiver.provide({ guards: { skips: never } }),
  }),
  canary('a late request of a dead receiver is served', subscribersNeverGoBack, bothRestart({ S: 1, R: 1 }), {
    source: source.provide({ guards: { ofPredecessor: never } }),
  }),
  canary(
    'an expired input is awaited for ever',
    inputsAreNotAwaitedForEver,
    passedOn('chain-head', { S: 1 }, 'full-set', false),
    { receiver: receiver.provide({ actions: { tellExpired: nothing } }) },
  ),
  canary('a complete input that dies is not awaited again', derivedDataEndsLate, oneOfTwoDies, {
    awaitedInput: withTransition(awaitedInput, 'complete', 'InputLost', ignored),
  }),
  canary('a source forgets that it awaits an input anew', derivedDataEndsLate, oneOfTwoDies, {
    source: source.provide({ actions: { await: nothing } }),
  }),
];
