import type { Derivation } from '../../../machines/restart-sync/source-outputs.ts';
import type { Entries } from '../../../spec/restart-sync/entries.ts';
import type { Fault, Stimulus } from '../../checker/index.ts';
import { STEADY_KEY, type Composition } from '../composition.ts';
import { FORWARDER, INTERFACES, ROUTES, ROUTING } from '../golden/network.ts';
import {
  aConfigurationIsKept,
  aLimitIsReached,
  aLivingSourceCountsAsDead,
  aRestartIsTakenOver,
  aTransferIsAskedForAgain,
  derivedDataOutlivesItsSource,
  newWaitsBesideOld,
  staleDataIsInUse,
} from '../witnesses.ts';
import { crashes, late } from './samples.ts';

// Fig. 9 for the simulator, on three cards: what bounds a search does not bound it.

/** More than any run of a simulation gets to. */
const OFTEN = 10_000;

/** 905: gives 901, 903 and 909 their configuration. */
export const CONFIGURATION_MANAGER = 'configuration manager';

/** Modules of interfaces, and how many each has. */
const MODULES = 3;
const INTERFACES_EACH = 8;

/** A route over each interface that is up, called as its interface is, so that it can be followed down the chain. */
export const routesOverInterfaces: Derivation = (inputs) =>
  Object.fromEntries(
    Object.entries(inputs[INTERFACES] ?? {})
      .filter(([, value]) => stateIn(value) === 'up')
      .map(([number, value]) => [number, { ...(value as object), over: number }]),
  );

function stateIn(value: Entries[string]): unknown {
  return (value as { readonly is: unknown }).is;
}

/** What the world shows of a module: all of its interfaces are up, or every second one, and the steady one always. */
function module(at: number, isWhole: boolean): Stimulus {
  const numbers = Array.from({ length: INTERFACES_EACH }, (_, of) => String(at * INTERFACES_EACH + of + 1));
  const isUp = (number: string): boolean => isWhole || Number(number) % 2 === 1 || number === STEADY_KEY;
  const recs = numbers.map((k) => ({ k, v: isUp(k) ? 'up' : 'down' }));
  return { part: INTERFACES, event: { type: 'Found', recs }, times: 'unbounded' };
}

/** One thing among several that the world says, as often as so many. */
function often(times: number, stimulus: Stimulus): readonly Stimulus[] {
  return Array.from({ length: times }, () => stimulus);
}

const change = (put: Readonly<Record<string, string>>, ...remove: readonly string[]): Stimulus => ({
  part: INTERFACES,
  event: { type: 'Change', put: Object.entries(put).map(([k, v]) => ({ k, v })), remove },
  times: 'unbounded',
});

const stimuli: readonly Stimulus[] = [
  ...often(3, module(0, true)),
  ...Array.from({ length: MODULES }, (_, at) => [module(at, true), module(at, false)]).flat(),
  ...often(6, { part: INTERFACES, event: { type: 'AllFound' }, times: 'unbounded' }),
  change({ 2: 'down', 3: 'down' }),
  change({ 2: 'up', 25: 'up' }),
  change({ 9: 'down' }, '4', '17'),
  change({}, '25'),
  {
    part: CONFIGURATION_MANAGER,
    event: { type: 'Configure', process: ROUTING, config: { protocol: 'changed' } },
    times: 'unbounded',
  },
];

/** Heartbeats that are late, lost and doubled. */
const heartbeat = { capacity: 4, loss: 'unbounded', duplication: 'unbounded' } as const;

const members = [INTERFACES, ROUTING, ROUTES, FORWARDER, CONFIGURATION_MANAGER];

/** What is on which card, beside the real process manager. */
const cards: NonNullable<Composition['managed']> = {
  heartbeats: { [INTERFACES]: heartbeat, [ROUTES]: heartbeat, [FORWARDER]: heartbeat },
  elements: { [INTERFACES]: 1, [ROUTES]: 2, [FORWARDER]: 2 },
  limit: 3,
  lastIncarnation: OFTEN,
  registerRetry: 4,
  control: { kind: 'fifo', capacity: 128, urgent: { above: 2 } },
  partitions: { [INTERFACES]: OFTEN, [ROUTES]: OFTEN, [FORWARDER]: OFTEN },
};

/** 901 on one line card, 907 and 909 on another, 903 and 905 beside the process manager on the control card. All may die, and every card. */
export const chassisChain: Composition = {
  name: 'restart-sync/chain',
  processes: {
    [INTERFACES]: { source: { recordsPerMessage: 6 }, configuredBy: CONFIGURATION_MANAGER },
    [ROUTING]: {
      inputs: [INTERFACES],
      source: { recordsPerMessage: 6 },
      derivation: routesOverInterfaces,
      configuredBy: CONFIGURATION_MANAGER,
    },
    [ROUTES]: { inputs: [ROUTING], source: { recordsPerMessage: 5 } },
    [FORWARDER]: { inputs: [ROUTES], configuredBy: CONFIGURATION_MANAGER },
    [CONFIGURATION_MANAGER]: {
      configurations: { [INTERFACES]: { watch: 'all' }, [ROUTING]: { protocol: 'static' } },
    },
  },
  options: { limit: 8, subscribeRetry: 2 },
  managed: cards,
  ...late,
  ipc: { capacity: 128, whenFull: 'back-pressure' },
  stimuli,
  faults: crashesOf(...members, 'manager', 'control card', 'line card 1', 'line card 2'),
  witnesses: [
    staleDataIsInUse,
    newWaitsBesideOld,
    aRestartIsTakenOver,
    aLimitIsReached,
    aTransferIsAskedForAgain,
    aLivingSourceCountsAsDead,
    derivedDataOutlivesItsSource,
    aConfigurationIsKept,
  ],
};

/** The same, told by what is different instead of by full transfers. */
export const chassisChainTold: Composition = {
  ...chassisChain,
  name: 'restart-sync/chain-told',
  options: { ...chassisChain.options, ripple: 'delta' },
};

/** The same, where the card of 901 is taken out for good, now or then. */
export const bereftChain: Composition = {
  ...chassisChain,
  name: 'restart-sync/chain-bereft',
  faults: [...chassisChain.faults, { remove: 'line card 1' }],
};

/** The same as the first, for cards whose clocks drift. */
export const driftingChain: Composition = { ...chassisChain, name: 'restart-sync/chain-drifting' };

/** The same as the first on one card: all areas lie in its one memory, and go with it. The option `memory` is `single`. SYNC-72 */
export const oneMemoryChain: Composition = {
  ...chassisChain,
  name: 'restart-sync/chain-one-memory',
  managed: { ...cards, heartbeats: {}, elements: {}, partitions: {} },
  faults: crashesOf(...members, 'manager', 'control card'),
  // Nobody is suspected falsely where ends are reported.
  witnesses: chassisChain.witnesses.filter((witness) => witness !== aLivingSourceCountsAsDead),
};

function crashesOf(...targets: readonly string[]): readonly Fault[] {
  return crashes(Object.fromEntries(targets.map((target) => [target, OFTEN])));
}
