import type { AnyEventObject, AnyStateMachine } from 'xstate';
import { awaitedInput } from '../../../machines/restart-sync/awaited-input.ts';
import { configurationManager } from '../../../machines/restart-sync/configuration-manager.ts';
import { configuration } from '../../../machines/restart-sync/configuration.ts';
import { source } from '../../../machines/restart-sync/source.ts';
import type { SourceInput } from '../../../machines/restart-sync/source-data.ts';
import { supervision } from '../../../machines/restart-sync/supervisor.ts';
import { never, type Subject } from '../../paths/subject.fixtures.ts';
import { birth, death, found, keyDropped, keyTaken, ofSource, own, reject } from './messages.fixtures.ts';

/** The charts beside the receiver. */

function subject(
  choice: string,
  machine: AnyStateMachine,
  input: object,
  events: readonly AnyEventObject[],
  delays: Subject['delays'] = {},
  isFar: Subject['isFar'] = never,
): Subject {
  return { choice, machine, input, events, delays, isFar };
}

const from = (type: string, more: object = {}): AnyEventObject => ({ type, input: 'S', ...more });
const settled = (complete: boolean) => from('InputSettled', { complete });
const notices = [settled(true), settled(false), from('InputLost'), from('InputExpired')];

const ofManager = (notice: object): AnyEventObject => ({ ...notice, name: 'C', target: 'C' }) as never;
const reply = (by: number, to = own) => ({
  type: 'ConfigReply',
  src: ofSource(by),
  dst: to,
  config: { watch: by },
  version: 0,
  from: 'C',
});
const ofConfiguration = { manager: 'C', told: 'source', requestRetry: 1, ipc: 'reliable' };
const refused = (reason: 'not-ready' | 'key-mismatch') => ({ ...reject(reason, 1), body: 'ConfigRequest', from: 'C' });
const configurationEvents = [
  keyTaken(),
  keyDropped,
  ...[birth(1), birth(2), death(1), death(2), found(1), found(2)].map(ofManager),
  reply(1),
  reply(2),
];

const asked = (dst: object) => ({ type: 'ConfigRequest', src: own, dst, from: 'R' });

const subscribe = (dst: object, incarnation = 1) => ({
  type: 'Subscribe',
  src: { ...own, incarnation },
  dst,
  from: 'R',
});
/** The key of the source itself, as R is told of it. */
const first = ofSource(1);
const sourceInput: SourceInput = {
  configured: false,
  discovers: true,
  inputs: [],
  receivers: [],
  ripple: 'full-set',
  recordsPerMessage: 1,
};
const taken = keyTaken(first);
const record = { k: '1', v: 'found' };
const finding = [{ type: 'Found', recs: [record] }, { type: 'AllFound' }, { type: 'Change', put: [], remove: ['1'] }];
const ofReceiver = (notice: object): AnyEventObject =>
  ({ ...notice, requester: first, name: 'R', target: 'R' }) as never;
const inputChanged = (more: boolean) => from('InputChanged', { more, put: [record], remove: [] });
/** A third message of a transfer is sent like the second, and a third transfer begins like the second; an input is awaited once. */
const isSentEnough: Subject['isFar'] = ({ awaited, subscribers }) =>
  (awaited as readonly string[]).length > 1 ||
  (subscribers as readonly { readonly transfer: number; readonly sent: number }[]).some(
    ({ transfer, sent }) => transfer > 1 || sent > 2,
  );

const sourceSubject = (choice: string, settings: Partial<SourceInput>, events: readonly AnyEventObject[]): Subject =>
  subject(choice, source, { ...sourceInput, ...settings }, events, {}, isSentEnough);

export const otherSubjects: readonly Subject[] = [
  subject(
    'of one source',
    awaitedInput,
    { input: 'S', limit: 2, source: 'source' },
    [...notices, from('InputUnsettled')],
    { limit: 2 },
  ),
  subject('that is kept for ever', configuration, { ...ofConfiguration, limit: null }, [
    ...configurationEvents,
    refused('key-mismatch'),
  ]),
  subject(
    'that expires',
    configuration,
    { ...ofConfiguration, limit: 2 },
    [keyTaken(), ...[birth(1), death(1), birth(2)].map(ofManager), reply(1)],
    { configurationLimit: 2 },
  ),
  subject(
    'that is asked for too early',
    configuration,
    { ...ofConfiguration, limit: null },
    [keyTaken(), ofManager(birth(1)), reply(1), refused('not-ready'), refused('key-mismatch')],
    { requestRetry: 1 },
  ),
  subject(
    'that may be lost on the way',
    configuration,
    { ...ofConfiguration, ipc: 'lossy', limit: null },
    [keyTaken(), ofManager(birth(1)), reply(1)],
    { requestRetry: 1 },
  ),
  subject(
    'of one process',
    configurationManager,
    { configurations: { R: { watch: 'everything' } } },
    [
      taken,
      keyDropped,
      asked(first),
      asked(ofSource(2)),
      { type: 'Configure', process: 'R', config: { watch: 'nothing' } },
    ],
    {},
    ({ versions }) => Object.values(versions as Record<string, number>).some((version) => version > 1),
  ),
  subject(
    'of a process that dies again',
    supervision,
    { process: 'S', restartDelay: 2 },
    [{ type: 'PartEnded', boot: 1, from: 'S' }],
    { restartDelay: 2 },
  ),
  sourceSubject('that finds its data', {}, [taken, keyDropped, ...finding, subscribe(first), subscribe(ofSource(2))]),
  sourceSubject('whose receiver restarts', {}, [taken, { type: 'AllFound' }, subscribe(first), subscribe(first, 2)]),
  sourceSubject('that serves unasked', { receivers: ['R'] }, [
    taken,
    ...finding.slice(0, 2),
    ...[birth(1), birth(2), found(1), death(1)].map(ofReceiver),
  ]),
  sourceSubject('that is told unasked, but serves who asks', {}, [
    taken,
    ...[birth(1), found(1), death(1)].map(ofReceiver),
  ]),
  sourceSubject('that derives its data', { discovers: false, inputs: ['S'], ripple: 'delta' }, [
    taken,
    subscribe(first),
    inputChanged(true),
    inputChanged(false),
    ...notices,
    from('AwaitOver'),
    from('AwaitBegun'),
  ]),
  sourceSubject('that is configured', { configured: true }, [
    taken,
    { type: 'AllFound' },
    { type: 'ConfigurationTaken', config: { watch: 'everything' } },
    { type: 'ConfigurationExpired' },
  ]),
];
