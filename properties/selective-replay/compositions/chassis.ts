import type { Change } from '../../../spec/selective-replay/sections.ts';
import type { Fault, Stimulus } from '../../checker/index.ts';
import { clientsOf, PROCESS, unitsOf, type Composition } from '../composition.ts';
import {
  aClientFindsAGap,
  theLastIsMissed,
  aClientIsAhead,
  aProcessIsMissed,
  aProcessResumesWithState,
  aResetClientIsServed,
  aSlowClientIsInStep,
  aTakeoverEnds,
  aTakeoverWaits,
  anAcknowledgementIsEarly,
  anUpdateWaits,
  nothingIsReplayed,
  severalAreOwed,
  someIsOwed,
  someSectionsAreReplayed,
  theNextInLineReigns,
  theQueueIsHeldUp,
  theQueueOverflows,
  theReturnedMayTakeOver,
  theSilentAreHeard,
  twoBelieve,
} from '../witnesses/index.ts';
import { reset } from './resets.ts';

// Compositions for the simulator: what bounds a search does not bound them.

/** More than any run of a simulation gets to. */
const OFTEN = 10_000;

/** How many line cards a chassis has. */
const LINE_CARDS = 6;
/** How many a large one has. */
const MANY_LINE_CARDS = 16;

/** Changes of several sections, of which one undoes another, and of which some only control units may have. */
const changes: readonly (readonly Change[])[] = [
  [{ section: 0, key: 'route', value: 'a', audience: 'all' }],
  [{ section: 0, key: 'route', value: 'b', audience: 'all' }],
  [
    { section: 0, key: 'route', removed: true, audience: 'all' },
    { section: 5, key: 'reason', value: 'withdrawn', audience: 'control' },
  ],
  [
    { section: 5, key: 'reason', removed: true, audience: 'control' },
    { section: 7, key: 'port', value: { is: 'up', of: [1, 2] }, audience: 'all' },
  ],
];

/** Whoever asks does not know who reigns, and asks both: for each client, and for two at once. */
function requests(composition: Pick<Composition, 'units' | 'clients'>): readonly Stimulus[] {
  const { clients } = composition;
  return unitsOf(composition as Composition).flatMap((part) =>
    Array.from({ length: clients }, (_, slot) =>
      changes.map((change, at): Stimulus => {
        const event = { type: 'StateChangeRequest', requestId: `${slot}.${at}`, pc: { proc: PROCESS, slot }, change };
        const alsoFor = [{ proc: PROCESS, slot: (slot + 1) % clients }];
        return { part, event: at === 1 ? { ...event, alsoFor } : event, times: OFTEN };
      }),
    ).flat(),
  );
}

/** Each fails so often, and comes back. */
function comingBack(names: readonly string[], times: number): readonly Fault[] {
  return names.flatMap((name) => reset(name, times));
}

const size = { units: 2, clients: LINE_CARDS };

/** The clients of so many line cards. */
function lineCards(clients: number): readonly string[] {
  return clientsOf({ clients } as Composition).map(({ client }) => client);
}

/** Two control cards, each of which fails once and comes back, and line cards that fail as often as they like. */
export const chassis: Composition = {
  name: 'selective-replay/chassis',
  ...size,
  options: { probeScope: 'allClients', queryTimeout: 5, queryRetries: 2, silentRetry: 10, joinRetry: 5 },
  mirror: { capacity: 64, urgent: { above: 3 } },
  fabric: { capacity: 64, urgent: { above: 3 } },
  stimuli: requests(size),
  faults: [...comingBack(['U0', 'U1'], 1), ...comingBack(lineCards(LINE_CARDS), OFTEN)],
  witnesses: [aTakeoverEnds, nothingIsReplayed, theQueueIsHeldUp, theReturnedMayTakeOver, aResetClientIsServed],
};

/** The same where each client has an order of its own and is replayed the sections that may differ, and nobody fails but is suspected: reigns change to and fro. */
export const suspiciousChassis: Composition = {
  ...chassis,
  name: 'selective-replay/chassis-suspicious',
  options: { ...chassis.options, applyOrder: 'perChannel', cookieMode: 'sections8', replayUnit: 'sections' },
  suspicions: { U0: 2, U1: 2 },
  faults: comingBack(lineCards(LINE_CARDS), OFTEN),
  witnesses: [
    aTakeoverEnds,
    aClientIsAhead,
    someSectionsAreReplayed,
    theReturnedMayTakeOver,
    twoBelieve,
    theSilentAreHeard,
  ],
};

/** The same as the first where line cards acknowledge seldom, to both control cards, and say which halves of a state they change. */
export const seldomChassis: Composition = {
  ...chassis,
  name: 'selective-replay/chassis-seldom',
  options: {
    ...chassis.options,
    ...{ ackMode: 'cumulative', ackPeriod: 3, ackPath: 'both', cookieMode: 'custom', replayUnit: 'sections' },
  },
  witnesses: [aTakeoverEnds, theReturnedMayTakeOver, severalAreOwed, anAcknowledgementIsEarly],
};

/** The same as the first where no line card fails, but processes of the control cards end alone, and some cannot be started at once. */
export const processChassis: Composition = {
  ...chassis,
  name: 'selective-replay/chassis-processes',
  options: { ...chassis.options, processRestart: 5, processLoad: 2 },
  processFaults: { U0: { crashes: 3, failedStarts: 0 }, U1: { crashes: 3, failedStarts: 1 } },
  faults: comingBack(['U0', 'U1'], 1),
  witnesses: [...[aTakeoverEnds, theReturnedMayTakeOver, aProcessIsMissed, aProcessResumesWithState], aTakeoverWaits],
};

const largeSize = { units: 2, clients: MANY_LINE_CARDS };

/** The same as the first with many line cards, where control cards alone fail, and the standby has room for less than is pending at times. */
export const largeChassis: Composition = {
  ...chassis,
  ...largeSize,
  name: 'selective-replay/chassis-large',
  options: { ...chassis.options, queueCapacity: 6 },
  stimuli: requests(largeSize),
  faults: comingBack(['U0', 'U1'], 1),
  witnesses: [aTakeoverEnds, theQueueIsHeldUp, theReturnedMayTakeOver, theQueueOverflows],
};

/** The same as the first where the channels from both control cards to two line cards take nothing at times, and sections are owed. */
export const slowChassis: Composition = {
  ...chassis,
  name: 'selective-replay/chassis-slow',
  options: { ...chassis.options, outCapacity: 1, cookieMode: 'sections8', replayUnit: 'sections' },
  stalls: { U0: { A: OFTEN, B: OFTEN }, U1: { A: OFTEN, B: OFTEN } },
  pace: 6,
  witnesses: [
    aTakeoverEnds,
    theReturnedMayTakeOver,
    aResetClientIsServed,
    anUpdateWaits,
    someIsOwed,
    aSlowClientIsInStep,
  ],
};

/** The same with so much traffic that hundreds of updates are under way at a time, and room for some of them. */
export const busyChassis: Composition = {
  ...largeChassis,
  name: 'selective-replay/chassis-busy',
  options: { ...chassis.options, queueCapacity: 128 },
  witnesses: [theQueueIsHeldUp, theQueueOverflows],
  mirror: { capacity: 4_096, urgent: { above: 3 } },
  fabric: { capacity: 4_096, urgent: { above: 3 } },
};

/** The same as the first where the channels between control cards and line cards lose and double what they carry, and messages are numbered. */
export const lossyChassis: Composition = {
  ...chassis,
  name: 'selective-replay/chassis-lossy',
  options: { ...chassis.options, channelKind: 'lossy' },
  fabric: { capacity: 64, loss: 'unbounded', duplication: 'unbounded', urgent: { above: 3 } },
  witnesses: [aTakeoverEnds, theReturnedMayTakeOver, aClientFindsAGap, theLastIsMissed, aResetClientIsServed],
};

const SOME_LINE_CARDS = 4;
const threeSize = { units: 3, clients: SOME_LINE_CARDS };

/** Three control cards, of which each fails once, and line cards that are reset, taken out and put in; the queue is cut, has little room, and sections say what differs. */
export const threeChassis: Composition = {
  ...chassis,
  ...threeSize,
  name: 'selective-replay/chassis-of-three',
  options: {
    ...chassis.options,
    ...{ cutPolicy: 'trailingPrefix', cutWeight: 1, cutFloor: 'applied', queueCapacity: 6 },
    ...{ cookieMode: 'sections8', replayUnit: 'sections' },
  },
  removals: Object.fromEntries(lineCards(SOME_LINE_CARDS).map((card) => [card, 2])),
  stimuli: requests(threeSize),
  faults: [...comingBack(['U0', 'U1', 'U2'], 1), ...comingBack(lineCards(SOME_LINE_CARDS), OFTEN)],
  witnesses: [aTakeoverEnds, theNextInLineReigns, theQueueOverflows, aResetClientIsServed],
};
