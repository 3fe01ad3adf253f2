import { options } from '../../spec/selective-replay/options.ts';
import { judgeOptions, type OptionPlace } from '../judging/options.fixtures.ts';
import { selectiveReplaySystems } from './catalogue/index.ts';
import { asSpecified, clientsOf, type Composition, type Options } from './composition.ts';
import { selectiveReplay } from './system.ts';

const always = (): boolean => true;
const takesOver = ({ faults, suspicions = {} }: Composition): boolean =>
  faults.some((fault) => 'crash' in fault) || Object.keys(suspicions).length > 0;
const joins = ({ faults, suspicions = {} }: Composition): boolean =>
  faults.some((fault) => 'restart' in fault) || Object.keys(suspicions).length > 0;
/** An order of all channels is another one than that of each where there are several. */
const hasSeveral = (composition: Composition): boolean => clientsOf(composition).length > 1;
/** What is unanswered is deleted or replayed where the queue is not cut. */
const deletes = (composition: Composition): boolean => takesOver(composition) && !cutsTail(composition);
/** Somebody hears of acknowledgements beside the primary. */
const hasStandby = ({ units }: Composition): boolean => units > 1;
/** The weight and the floor of a cut are those of one that a takeover makes. */
const cutsTail = (composition: Composition): boolean =>
  takesOver(composition) && composition.options?.cutPolicy === 'trailingPrefix';
/** A client may fail to answer in time. */
const mayBeSilent = ({ fabric, faults }: Composition): boolean =>
  fabric.urgent !== true || faults.some((fault) => 'cut' in fault);

/** Whoever is responsible says so, once in a period. */
const beats = ({ options }: Composition): boolean => (options?.heartbeatPeriod ?? null) !== null;

/** Its queue may have no room for what comes. */
const overflows = ({ options }: Composition): boolean => options?.queueCapacity !== undefined;

/** A channel to a client may take nothing for a while. */
const isSlow = ({ stalls }: Composition): boolean => stalls !== undefined;
/** A process may end alone. */
const processesFail = ({ processFaults }: Composition): boolean => processFaults !== undefined;

/** Where each option of the specification stands in a composition, and which compositions read it. */
const places: Readonly<Record<keyof Options, OptionPlace<Composition>>> = {
  processes: ['processes', always],
  applyOrder: ['applyOrder', hasSeveral],
  ackPath: ['ackPath', hasStandby],
  ackMode: ['ackMode', hasStandby],
  ackPeriod: ['ackPeriod', ({ options }) => options?.ackMode === 'cumulative'],
  ackInference: ['ackInference', hasStandby],
  probeScope: ['probeScope', takesOver],
  ackToProcess: ['ackToProcess', always],
  answerWhenNothingPending: ['answerWhenNothingPending', takesOver],
  unansweredQuery: ['unansweredQuery', deletes],
  channelKind: ['channelKind', always],
  cookieMode: ['cookieMode', hasStandby],
  replayUnit: ['replayUnit', takesOver],
  cutPolicy: ['cutPolicy', takesOver],
  cutWeight: ['cutWeight', cutsTail],
  cutFloor: ['cutFloor', cutsTail],
  queueCapacity: ['queueCapacity', hasStandby],
  outCapacity: ['outCapacity', isSlow],
  overflowPolicy: ['overflowPolicy', overflows],
  queryTimeout: ['queryTimeout', mayBeSilent],
  queryRetries: ['queryRetries', mayBeSilent],
  silentRetry: ['silentRetry', mayBeSilent],
  heartbeatPeriod: ['heartbeatPeriod', beats],
  heartbeatTimeout: ['heartbeatTimeout', beats],
  joinRetry: ['joinRetry', joins],
  processRestart: ['processRestart', processesFail],
  processLoad: ['processLoad', processesFail],
};

const { ackPeriod, queryTimeout, queryRetries, silentRetry, joinRetry, processRestart, processLoad } = asSpecified;
const { heartbeatPeriod, heartbeatTimeout } = asSpecified;

judgeOptions({
  protocol: 'selective-replay',
  options,
  systems: selectiveReplaySystems,
  build: selectiveReplay,
  places,
  alwaysGiven: [],
  instead: {
    ...{ ackPeriod, queryTimeout, queryRetries, silentRetry, joinRetry, processRestart, processLoad },
    ...{ heartbeatPeriod, heartbeatTimeout },
  },
});
