import { resolver } from '../../../machines/process-state/index.ts';
import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { Subject } from '../../paths/subject.fixtures.ts';
import { key, own } from './keys.fixtures.ts';

const place = { osId: 7, element: 0 };
const otherPlace = { osId: 8, element: 1 };

const asked = (by: CommunicationKey, at = place) => ({
  type: 'IdentifierAsked',
  requester: { process: 'P', key: by },
  asked: at,
  seq: 1,
});
const registered = (name: string, at = place) => ({ type: 'InstanceRegistered', name, at });
const gone = (by: CommunicationKey) => ({ type: 'RequesterGone', key: by });

const successor = key(1, 2);

export const resolverSubjects: readonly Subject[] = [
  {
    choice: 'of two names that share an identifier in turn',
    machine: resolver,
    input: undefined,
    delays: {},
    events: [
      asked(own),
      asked(own, otherPlace),
      asked(successor),
      registered('T'),
      registered('T', otherPlace),
      // The operating system gives the identifier of a process that has ended to another one.
      registered('Q'),
      gone(own),
      gone(successor),
    ],
    // Two who wait, two who have found and two who are known are told apart; a third of each would only multiply the states.
    isFar: ({ awaiting, resolved, places }) =>
      [awaiting, resolved, places].some((known) => Object.keys(known as object).length > 2),
  },
];
