import type { AnyEventObject } from 'xstate';
import type { ReceiverInput } from '../../../machines/restart-sync/receiver-data.ts';
import { receiver } from '../../../machines/restart-sync/receiver.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import {
  birth,
  data,
  death,
  eof,
  found,
  keyDropped,
  keyTaken,
  receiverInput,
  reject,
  update,
} from './messages.fixtures.ts';

/** The key of R under a later epoch of the manager. */
const laterOwn = { epoch: 2, pid: 2, incarnation: 1 };

function subject(
  choice: string,
  settings: Partial<ReceiverInput>,
  events: readonly AnyEventObject[],
  delays: readonly ('staleLimit' | 'subscribeRetry')[] = ['staleLimit'],
): Subject {
  const input = receiverInput({ limit: 1, subscribeRetry: 1, ...settings });
  const ticks = { staleLimit: input.limit, subscribeRetry: input.subscribeRetry };
  return {
    choice,
    machine: receiver,
    input,
    delays: Object.fromEntries(delays.map((delay) => [delay, ticks[delay]])),
    events,
    // A second message of a transfer is taken like any further one, and so is a second transfer.
    isFar: ({ received, transfer }) => Number(received) > 2 || Number(transfer) > 2,
  };
}

/** The first incarnation is heard of, has sent a record, and dies; what is of interest comes from the second one. */
const dying = [keyTaken(), birth(1), death(1), data(1)];
const returning = [...dying, birth(2), found(2), death(2)];
const transferred = [data(2), data(2, { n: 2 }, '2'), ...[0, 1, 2].map((count) => eof(2, 1, count))];
const changed = [data(2), update(2), update(2, { n: 2 }), update(2, { n: 3 }), eof(2, 1, 1)];
/** A transfer whose beginning, or whose predecessor, is missing. */
const gaps = [data(2), data(2, { xfer: 2, n: 2 }), update(2, { xfer: 2, n: 2 }), eof(2, 1, 1), eof(2, 2, 2)];
const overtaken = [...dying, birth(2), birth(3), found(3), data(3), update(3), eof(3, 1, 0)];
/** The process's own key comes and goes. */
const ownKey = [...dying, keyDropped, birth(2), found(1), found(2), data(2), update(2), eof(2, 1, 0)];
const laterEpoch = [...dying, keyTaken(laterOwn), birth(2)];
const refusals = [...dying, birth(2), reject('not-ready', 1), reject('not-ready', 2), reject('key-mismatch', 1)];

/** What a receiver does of which the data of a source is stale; one whose timer stops when the source is back does the same. */
const whenStale = (choice: string, settings: Partial<ReceiverInput>): readonly Subject[] => [
  subject(`${choice}, and whole transfers`, settings, [...returning, ...transferred]),
  subject(`${choice}, and changes`, settings, [...returning, ...changed]),
  subject(`${choice}, and gaps`, settings, [...returning, ...gaps]),
  subject(`${choice}, and a further death`, { ...settings, dropTwiceStale: true }, [...returning, data(2)]),
];

/** The same whatever becomes of new data. */
const whateverIsNew = (choice: string, settings: Partial<ReceiverInput>): readonly Subject[] => [
  subject(`${choice}, overtaken`, settings, overtaken),
  subject(`${choice}, whose own key comes and goes`, settings, ownKey),
  subject(`${choice}, under a later epoch of the manager`, settings, laterEpoch),
  subject(`${choice}, without grace for silence`, { ...settings, graceOnHeartbeatLoss: false }, [
    ...dying,
    birth(2),
    death(2, 'silence'),
    death(1, 'silence'),
  ]),
  subject(`${choice}, refused`, { ...settings, limit: 99 }, refusals, ['subscribeRetry']),
  subject(
    `${choice}, over an ipc that loses`,
    { ...settings, ipc: 'lossy', limit: 99 },
    [...dying, birth(2), data(2)],
    ['subscribeRetry'],
  ),
];

export const receiverSubjects: readonly Subject[] = [
  ...whenStale('that holds new data aside', {}),
  ...whenStale('that takes new data at once', { holdAside: false }),
  ...whenStale('that stops its timer', { secondTimer: false }),
  ...whenStale('that stops its timer and takes new data at once', { secondTimer: false, holdAside: false }),
  ...whateverIsNew('with a second timer', {}),
  ...whateverIsNew('that stops its timer', { secondTimer: false }),
  subject('of a first incarnation', {}, [
    ...dying,
    found(1),
    data(1, { n: 2 }, '2'),
    update(1, { n: 2 }),
    update(1, { n: 3 }),
    update(1, { xfer: 2, n: 1 }),
    ...[0, 1, 2].map((count) => eof(1, 1, count)),
    eof(1, 2, 2),
    data(1, { xfer: 2, n: 2 }),
  ]),
  subject('that is overtaken at first', {}, [
    keyTaken(),
    keyDropped,
    data(1),
    update(1),
    eof(1, 1, 0),
    data(2),
    update(2),
    eof(2, 1, 0),
    death(1),
    reject('key-mismatch', 1),
  ]),
  subject('that begins its timer anew', { onRedeath: 'restart' }, [...returning, data(2)]),
  subject('that takes the rest', { afterLimit: 'literal' }, [...returning, ...transferred]),
  subject('that keeps new data', { limitClearsFresh: false }, [...returning, ...transferred]),
  subject('that keeps new data, in its place', { limitClearsFresh: false, holdAside: false }, [
    ...returning,
    ...transferred,
  ]),
  subject('whose limit ends a refusal', { subscribeRetry: 99 }, refusals),
  subject('that is served unasked', { refreshOnBirth: false }, [...returning, data(2), eof(2, 1, 1)]),
];
