import { assign } from 'xstate';
import {
  derivedDataEndsLate,
  edgesAreAcyclic,
  routesStay,
  stalenessStays,
} from '../../../spec/restart-sync/properties/chain.ts';
import { withTransition } from '../../variant.ts';
import { always } from '../../wrong-charts.ts';
import type { Composition } from '../composition.ts';
import { passedOn } from '../compositions/several.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

const { receiver, source, awaitedInput } = charts;
const head = passedOn('chain-head', { S: 1 }, 'full-set', false);
const middle = passedOn('chain-middle', { M: 1 }, 'full-set', false);
const forgetInput = assign(({ context }: { context: { derivedFrom: object } }) => ({
  derivedFrom: Object.fromEntries(Object.keys(context.derivedFrom).map((input) => [input, {}])),
}));

/** A process that derives its data from one that derives its own from it. */
const ring: Composition = {
  ...middle,
  name: 'restart-sync/ring',
  processes: { S: { source: {} }, M: { inputs: ['S', 'F'], source: {} }, F: { inputs: ['M'], source: {} } },
  faults: [],
};

/** What may go wrong with data that is derived from data. */
export const chainCanaries: readonly WrongCharts[] = [
  canary('derived data is called complete before its input is', derivedDataEndsLate, middle, {
    source: source.provide({ guards: { inputsSettled: always } }),
  }),
  canary('a dead input is not awaited', derivedDataEndsLate, passedOn('chain', { S: 1, M: 1 }, 'full-set', true), {
    awaitedInput: withTransition(awaitedInput, 'awaited', 'InputLost', { target: 'vain', actions: 'over' }),
  }),
  canary('the data of a dead source goes at once', routesStay, head, {
    receiver: receiver.provide({ guards: { clearsAtOnce: always } }),
  }),
  canary('the death of an input is passed on as a withdrawal', stalenessStays, head, {
    source: withTransition(source, 'initialisation.complete', 'InputLost', { actions: [forgetInput, 'publish'] }),
  }),
  canary('a process derives its data from its own', edgesAreAcyclic, ring, {}),
];
