import { options } from '../../spec/restart-sync/options.ts';
import { judgeOptions, type OptionPlace } from '../judging/options.fixtures.ts';
import { restartSyncSystems } from './catalogue/index.ts';
import { asSpecified, type Composition, type Options } from './composition.ts';
import { isDerived } from './observers.ts';
import { restartSync } from './system.ts';

type Field = Exclude<keyof Options, 'ipc'>;

const always = (): boolean => true;
const crashesIn = ({ faults }: Composition): number =>
  faults.reduce((sum, fault) => sum + ('crash' in fault ? fault.times : 0), 0);
const dies = (composition: Composition): boolean => crashesIn(composition) > 0;
/** Somebody may die while what it has left is stale already. */
const diesAgain = (composition: Composition): boolean => crashesIn(composition) > 1;
const restarts = ({ faults }: Composition): boolean => faults.some((fault) => 'restart' in fault);
const isConfigured = ({ processes }: Composition): boolean =>
  Object.values(processes).some(({ configuredBy }) => configuredBy !== undefined);
/** What somebody passes on changes after its end of data. */
const ripples = (composition: Composition): boolean =>
  composition.stimuli.some(({ event }) => event.type === 'Change') ||
  Object.keys(composition.processes).some((name) => isDerived(composition, name));
/** A message is asked for again where it may be lost, or where its receiver may be known before it has its own key. */
const repeats = ({ options: { ipc } = {}, managed }: Composition): boolean => ipc === 'lossy' || managed !== undefined;

/** Where each option of the specification stands in a composition, and which compositions read it. */
const places: Readonly<Record<Field, OptionPlace<Composition>>> = {
  limit: ['limit', dies],
  onRedeath: ['onRedeath', diesAgain],
  afterLimit: ['afterLimit', restarts],
  ripple: ['ripple', ripples],
  refreshOnBirth: ['refreshOnBirth', always],
  'config.limit': ['config.limit', isConfigured],
  subscribeRetry: ['subscribeRetry', repeats],
  holdAside: ['holdAside', restarts],
  limitClearsFresh: ['limitClearsFresh', restarts],
  secondTimer: ['secondTimer', restarts],
  graceOnHeartbeatLoss: ['graceOnHeartbeatLoss', ({ causes }) => causes.includes('silence')],
  dropTwiceStale: ['dropTwiceStale', diesAgain],
};

judgeOptions({
  protocol: 'restart-sync',
  options,
  systems: restartSyncSystems,
  build: restartSync,
  places,
  alwaysGiven: [],
  instead: { limit: asSpecified.limit, subscribeRetry: asSpecified.subscribeRetry, 'config.limit': null },
});
