import { awaitedInput, type AwaitedInputInput } from '../../../machines/restart-sync/awaited-input.ts';
import { configuration, type ConfigurationInput } from '../../../machines/restart-sync/configuration.ts';
import { receiver } from '../../../machines/restart-sync/receiver.ts';
import { supervision, type SupervisionInput } from '../../../machines/restart-sync/supervisor.ts';
import type { ReceiverInput } from '../../../machines/restart-sync/receiver-data.ts';
import type { Wait } from '../../delays/wait.fixtures.ts';
import { birth, data, death, keyTaken, reject, receiverInput } from '../paths/messages.fixtures.ts';

const fresh = [keyTaken(), birth(1)];
const stale = [...fresh, data(1, { n: 1 }), death(1)];
const refused = reject('not-ready', 2);

/** The other delay of a receiver lasts twenty ticks, so that it does not end first even where a wrong chart doubles this one. */
const ofReceiver = (settings: Partial<ReceiverInput>): ReceiverInput =>
  receiverInput({ limit: 20, subscribeRetry: 20, ...settings });
const asking = (settings: Partial<ReceiverInput> = {}): Wait['input'] => {
  return (subscribeRetry) => ofReceiver({ subscribeRetry, ...settings });
};
const impatient = { ipc: 'lossy' } as const;
const timeless = { secondTimer: false } as const;

const retry = (state: string, input: Wait['input'], before: Wait['before']): Wait => ({
  machine: receiver,
  state,
  delay: 'subscribeRetry',
  input,
  before,
});

const ofConfiguration = (settings: Partial<ConfigurationInput>): ConfigurationInput => ({
  manager: 'C',
  told: 'source',
  requestRetry: 9,
  ipc: 'reliable',
  limit: 9,
  ...settings,
});
const ofManager = [keyTaken(), { ...birth(2), name: 'C' }];
const answer = {
  type: 'ConfigReply',
  src: birth(2).key,
  dst: keyTaken().key,
  config: { watch: 'everything' },
  version: 0,
  from: 'C',
};

/** Every state of every chart in which a named delay runs. */
export const waits: readonly Wait[] = [
  {
    machine: receiver,
    state: 'stale',
    delay: 'staleLimit',
    input: (limit) => ofReceiver({ limit }),
    before: stale,
  },
  retry('fresh.refused', asking(), [keyTaken(), birth(2), refused]),
  retry('fresh.asked.impatient', asking(impatient), fresh),
  retry('fresh.receiving.impatient', asking(impatient), [...fresh, data(1, { n: 1 })]),
  retry('stale.refused', asking(), [...stale, birth(2), refused]),
  retry('stale.asked.impatient', asking(impatient), [...stale, birth(2)]),
  retry('stale.receiving.impatient', asking(impatient), [...stale, birth(2), data(2, { n: 1 })]),
  retry('untimed.refused', asking(timeless), [...stale, birth(2), refused]),
  retry('untimed.asked.impatient', asking({ ...impatient, ...timeless }), [...stale, birth(2)]),
  retry('untimed.receiving.impatient', asking({ ...impatient, ...timeless }), [...stale, birth(2), data(2, { n: 1 })]),
  {
    machine: awaitedInput,
    state: 'awaited',
    delay: 'limit',
    input: (limit): AwaitedInputInput => ({ input: 'S', limit, source: 'source' }),
    before: [],
  },
  {
    machine: configuration,
    state: 'asking.refused',
    delay: 'requestRetry',
    input: (requestRetry) => ofConfiguration({ requestRetry }),
    before: [...ofManager, { ...refused, body: 'ConfigRequest', from: 'C' }],
  },
  {
    machine: configuration,
    state: 'asking.waiting.impatient',
    delay: 'requestRetry',
    input: (requestRetry) => ofConfiguration({ requestRetry, ...impatient }),
    before: ofManager,
  },
  {
    machine: configuration,
    state: 'unheard.expiring',
    delay: 'configurationLimit',
    input: (limit) => ofConfiguration({ limit }),
    before: [...ofManager, answer, { ...death(2), name: 'C' }],
  },
  {
    machine: supervision,
    state: 'ended',
    delay: 'restartDelay',
    input: (restartDelay): SupervisionInput => ({ process: 'S', restartDelay }),
    before: [{ type: 'PartEnded', boot: 1, from: 'S' }],
  },
];
