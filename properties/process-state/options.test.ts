import { describe, expect, it } from 'vitest';
import { options, type Option } from '../../spec/process-state/options.ts';
import { processStateSystems } from './catalogue/index.ts';
import { hasOperatingSystem, isLocal, type Composition, type Options } from './composition.ts';
import { processState } from './system.ts';

/**
 * Goal: no option is built whose other values nobody has checked. Method: the values that the catalogued systems give it are
 * collected where they matter, so that a value in a system that never reads it does not count.
 */

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
const table: Readonly<Record<Field, readonly [option: string, isReadIn: (composition: Composition) => boolean]>> = {
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

const built = options.filter((option) => option.built);
const enumerated = built.flatMap((option) =>
  typeof option.values === 'string' ? [] : [[option.name, option, option.values] as const],
);
const numeric = built.flatMap((option) => (typeof option.values === 'string' ? [[option.name, option] as const] : []));
const fields = Object.keys(table) as Field[];
const quick = processStateSystems.map(({ scopes }) => scopes.quick.composition);
const full = processStateSystems.map(({ scopes }) => scopes.full.composition);

/** The values that an option has in those of the compositions that read it. */
function valuesOf(option: Option, compositions: readonly Composition[]): readonly (string | boolean | number)[] {
  const field = fields.find((candidate) => table[candidate][0] === option.name);
  if (field === undefined) throw new Error(`${option.name} stands nowhere in a composition.`);
  const read = compositions.filter(table[field][1]);
  return [...new Set(read.map((composition) => ({ ...composition, ...composition.options })[field] ?? option.default))];
}

describe('the options of process-state', () => {
  it('that are built stand in the compositions, and nothing else does', () => {
    expect(fields.map((field) => table[field][0]).sort()).toEqual(built.map(({ name }) => name).sort());
  });

  it.each(enumerated)('%s has each of its values in some quick scope', (_name, option, values) => {
    expect([...valuesOf(option, quick)].sort()).toEqual([...values].sort());
  });

  it.each(numeric)(
    '%s is read in some quick scope, and has its default and another value in quick and full scopes together',
    (_name, option) => {
      expect(valuesOf(option, quick)).not.toEqual([]);
      const values = valuesOf(option, [...quick, ...full]);
      expect(values).toContain(option.default);
      expect(values.length).toBeGreaterThan(1);
    },
  );

  it.each(quick.map((composition) => [composition.name, composition] as const))(
    'that %s leaves out have the defaults of the specification',
    (_name, composition) => {
      const defaults = Object.fromEntries(
        fields
          .filter((field) => field !== 'limit' && field !== 'registerRetry')
          .map((field) => [field, built.find(({ name }) => name === table[field][0])?.default]),
      ) as Options;
      const spelledOut = { ...composition, options: { ...defaults, ...composition.options } };
      expect(givenToCharts(composition)).toEqual(givenToCharts(spelledOut));
    },
  );
});

/** What the charts of every part are given at a first start, and what the part keeps. */
function givenToCharts(composition: Composition): unknown {
  return Object.entries(processState(composition).parts).map(([part, { role, durable }]) => [
    part,
    durable,
    Object.entries(role.instances({ boot: 1, durable: {} })).map(([instance, { input }]) => [instance, input]),
  ]);
}
