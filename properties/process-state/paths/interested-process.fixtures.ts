import type { AnyEventObject } from 'xstate';
import { interestedProcess, type InterestedProcessInput } from '../../../machines/process-state/index.ts';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import { key, own } from './keys.fixtures.ts';

function subject(
  choice: string,
  settings: Partial<InterestedProcessInput>,
  events: readonly AnyEventObject[],
  delays: readonly ('lookupPollPeriod' | 'ipcRetry')[],
): Subject {
  const input: InterestedProcessInput = {
    target: 'T',
    manager: 'manager',
    relookupOnReject: true,
    lookupWait: 'push',
    lookupPollPeriod: 2,
    ipcRetry: 1,
    controlChannel: 'reliable-fifo',
    ...settings,
  };
  return {
    choice,
    machine: interestedProcess,
    input,
    delays: Object.fromEntries(delays.map((delay) => [delay, input[delay]])),
    events,
    // A third look-up is made like the second one, and a third message waits behind the second as that behind the first.
    isFar: ({ seq, unsent }) => Number(seq) > 2 || (unsent as readonly string[]).length > 2,
  };
}

const taken = (as: CommunicationKey = own) => ({ type: 'KeyTaken', key: as });
const dropped = { type: 'KeyDropped' };
const send = { type: 'Send', target: 'T', body: 'hello' };
const born = (incarnation: number, requester = own) => ({
  type: 'BirthNotification',
  requester,
  name: 'T',
  key: key(2, incarnation),
  from: 'manager',
});
const died = (incarnation: number) => ({
  type: 'DeathNotification',
  requester: own,
  name: 'T',
  key: key(2, incarnation),
  cause: 'silence',
  from: 'manager',
});
const found = (incarnation: number) => ({
  type: 'LookupReply',
  requester: own,
  target: 'T',
  seq: 0,
  key: key(2, incarnation),
  from: 'manager',
});
const admitted = (incarnation: number) => ({
  type: 'IpcAdmitted',
  src: key(2, incarnation),
  dst: own,
  body: 'hello',
});
const rejected = (incarnation: number, reason: 'key-mismatch' | 'not-ready' = 'key-mismatch') => ({
  type: 'IpcReject',
  presented: key(2, incarnation),
  reason,
  body: 'hello',
  from: 'T',
});

const hosted = { osId: 7, element: 0 };
const foundHosted = (incarnation: number) => ({ ...found(incarnation), target: hosted, name: 'T' });
const diedHosted = (incarnation: number) => ({ ...died(incarnation), target: hosted });

/** Two incarnations are an earlier and a later one: a third is to the second as that is to the first. */
const ofTwoIncarnations = [1, 2].flatMap((incarnation) => [
  born(incarnation),
  died(incarnation),
  found(incarnation),
  rejected(incarnation),
  admitted(incarnation),
]);

export const interestedProcessSubjects: readonly Subject[] = [
  subject('that looks up anew', {}, [taken(), dropped, send, ...ofTwoIncarnations], []),
  subject(
    'that waits for the birth after a rejection',
    { relookupOnReject: false },
    [taken(), dropped, send, ...ofTwoIncarnations],
    [],
  ),
  subject(
    'that asks again and again',
    { lookupWait: 'poll' },
    [taken(), dropped, born(1), born(2), died(1), found(1), found(2), rejected(1), admitted(1), admitted(2)],
    ['lookupPollPeriod'],
  ),
  subject(
    'that acknowledges what it is told',
    { controlChannel: 'ack-retransmit' },
    [taken(), dropped, born(1), born(2), died(1), died(2), found(1)],
    [],
  ),
  subject(
    'that sends again what came too early',
    {},
    [taken(), dropped, send, born(1), born(2), died(1), found(1), rejected(1), rejected(1, 'not-ready')],
    ['ipcRetry'],
  ),
  subject(
    'that gets a key of a later epoch',
    {},
    [taken(), taken(key(1, 1, 2)), dropped, born(1), born(2, key(1, 1, 2)), died(1)],
    [],
  ),
  subject(
    'that knows its target by identifier alone',
    { target: 'that one', hosted, controlChannel: 'ack-retransmit' },
    [
      taken(),
      dropped,
      { ...send, target: 'that one' },
      ...[1, 2].flatMap((incarnation) => [foundHosted(incarnation), born(incarnation)]),
      diedHosted(1),
      died(1),
      rejected(1),
    ],
    [],
  ),
];
