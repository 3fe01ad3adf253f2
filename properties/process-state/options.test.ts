import { options } from '../../spec/process-state/options.ts';
import { judgeOptions, type OptionPlace } from '../judging/options.fixtures.ts';
import { processStateSystems } from './catalogue/index.ts';
import { hasOperatingSystem, isLocal, type Composition, type Options } from './composition.ts';
import { processState } from './system.ts';

type Field = keyof Options | 'limit' | 'registerRetry';

const always = (): boolean => true;
const hasLocal = (composition: Composition): boolean =>
  Object.keys(composition.processes).some((address) => isLocal(composition, address));
/** Somebody is judged by the silence that is counted. */
const counts = (composition: Composition): boolean =>
  Object.keys(composition.processes).some(
    (address) => !hasOperatingSystem(composition) || !isLocal(composition, address),
  );
const looksUp = ({ processes }: Composition): boolean =>
  Object.values(processes).some(({ targets }) => targets.length > 0);
const talks = ({ stimuli = [] }: Composition): boolean => stimuli.some(({ event }) => event.type === 'Send');
const managerRestarts = ({ faults }: Composition): boolean =>
  faults.some((fault) => 'restart' in fault && fault.restart === 'manager');
/** Two places for one name: one of the instances there is superseded. */
const moves = ({ processes }: Composition): boolean => Object.values(processes).some(({ name }) => name !== undefined);

/** Where each option of the specification stands in a composition, and which compositions read it. */
const places: Readonly<Record<Field, OptionPlace<Composition>>> = {
  localDetector: ['local.detector', hasLocal],
  pollPeriod: ['local.pollPeriod', (composition) => composition.options?.localDetector === 'os-poll'],
  heartbeatPeriod: ['remote.heartbeatPeriod', counts],
  limit: ['remote.limit', counts],
  probe: ['remote.probe', counts],
  probeWait: ['remote.probeWait', (composition) => composition.options?.probe === true && counts(composition)],
  lookupWait: ['lookup.wait', looksUp],
  lookupPollPeriod: ['lookup.pollPeriod', (composition) => composition.options?.lookupWait === 'poll'],
  relookupOnReject: ['ipc.relookupOnReject', talks],
  lateHeartbeat: ['lateHeartbeat', counts],
  interestLifetime: ['interest.lifetime', looksUp],
  firstIncarnation: ['key.firstIncarnation', always],
  registryDurable: ['registry.durable', managerRestarts],
  keyEpoch: ['key.epoch', managerRestarts],
  superseded: ['superseded', moves],
  registerRetry: ['registerRetry', always],
  ipcRetry: ['ipcRetry', talks],
  controlChannel: ['control.channel', looksUp],
  lookupBy: ['lookup.by', looksUp],
  noticeRetry: ['noticeRetry', (composition) => composition.options?.controlChannel === 'ack-retransmit'],
};

judgeOptions({
  protocol: 'process-state',
  options,
  systems: processStateSystems,
  build: processState,
  places,
  alwaysGiven: ['limit', 'registerRetry'],
});
