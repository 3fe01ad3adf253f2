import { assign, emit } from 'xstate';
import {
  formerKeysChangeNothing,
  nobodyTrustsAFormerEpoch,
  onlyKeysOfThisEpochLive,
  theMissingCountAsDead,
  theRegistryIsKept,
} from '../../../spec/process-state/properties/epoch.ts';
import { knowledgeNeverGoesBack } from '../../../spec/process-state/properties/interest.ts';
import {
  demandsAreObeyed,
  incarnationsGoOn,
  oneKeyForOneInstance,
} from '../../../spec/process-state/properties/issuing.ts';
import { allThatRunLearnOfARestart } from '../../../spec/process-state/properties/operating-system.ts';
import { withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { managerRestart } from '../compositions/restarts.ts';
import { lateControl, timelyControl } from '../compositions/travel.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

const { entry, record, process, interestedProcess } = charts;
const restarted = managerRestart('manager-restart', { T: 1 }, [], {}, 2);
const restartedBeside = managerRestart('manager-restart-beside', { T: 1 }, ['P', 'T'], {}, 2);
const lettered = managerRestart('manager-restart', { T: 1 }, [], { keyEpoch: false }, 3);
const durable = managerRestart('manager-restart-durable', { T: 1 }, [], { registryDurable: true }, 3);
const durableLettered = managerRestart(
  'manager-restart-durable-without-epochs',
  { T: 1 },
  [],
  { registryDurable: true, keyEpoch: false },
  3,
);

/** What may go wrong when the manager itself restarts. */
export const managerRestartCanaries: readonly WrongCharts[] = [
  canary('a restarted manager tells nobody', allThatRunLearnOfARestart, restartedBeside, {
    record: record.provide({ actions: { demandOfAllListed: nothing } }),
  }),
  canary('keys have no epoch', oneKeyForOneInstance, lettered, {}),
  canary(
    'a registry forgets the tokens that it has seen',
    oneKeyForOneInstance,
    { ...durableLettered, control: lateControl('fifo') },
    {
      entry: entry.provide({ guards: { sameToken: never, laterToken: always } }),
    },
  ),
  canary('a name that registers again keeps the epoch of its last key', onlyKeysOfThisEpochLive, durable, {
    entry: entry.provide({
      actions: {
        nextIncarnation: assign({
          incarnation: ({ context }: { context: { incarnation: number } }) => context.incarnation + 1,
        }),
      },
    }),
  }),
  canary('a key of an earlier epoch registers its holder', formerKeysChangeNothing, restarted, {
    record: record.provide({
      actions: {
        demandOfFormer: emit({
          type: 'RegisterRequest',
          to: 'entry/T',
          from: 'T',
          name: 'T',
          element: 2,
          osId: 20,
          token: 1000,
        }),
      },
    }),
  }),
  canary('targets are believed over a restart of the manager', nobodyTrustsAFormerEpoch, restarted, {
    interestedProcess: withTransition(interestedProcess, 'idle', 'KeyTaken', [
      { guard: 'underLaterEpoch', target: 'alive', actions: ['takeOwn', 'countLookup', 'lookUp'] },
      { target: 'unknown', actions: ['takeOwn', 'countLookup', 'lookUp'] },
    ]),
  }),
  canary('targets are only unknown after a restart of the manager', theMissingCountAsDead, restarted, {
    interestedProcess: interestedProcess.provide({ guards: { underLaterEpoch: never } }),
  }),
  canary(
    'a demand of the epoch of its own key is obeyed',
    demandsAreObeyed,
    { ...restartedBeside, control: timelyControl('bag') },
    {
      process: process.provide({ guards: { ofFormerEpoch: never } }),
    },
  ),
  canary('a durable registry is not read', theRegistryIsKept, durable, {
    entry: entry.provide({ guards: { keptOverRestart: never } }),
  }),
  canary(
    'a key of an earlier epoch is believed again',
    knowledgeNeverGoesBack,
    { ...restarted, control: timelyControl('bag') },
    {
      interestedProcess: interestedProcess.provide({ guards: { later: always, aboveFloor: always } }),
    },
  ),
  canary('incarnations begin anew with each epoch, although the registry is durable', incarnationsGoOn, durable, {
    entry: entry.provide({
      actions: {
        nextIncarnation: assign(
          ({ context }: { context: { epoch: number; managerEpoch: number; incarnation: number } }) => ({
            epoch: context.managerEpoch,
            incarnation: context.epoch === context.managerEpoch ? context.incarnation + 1 : 1,
          }),
        ),
      },
    }),
  }),
  canary('a durable registry forgets the instances', theRegistryIsKept, durable, {
    entry: entry.provide({
      actions: {
        resetCounter: assign(({ event }: { event: { type: string } }) =>
          event.type === 'Heartbeat' ? { counter: 0, token: 0 } : { counter: 0 },
        ),
      },
    }),
  }),
];
