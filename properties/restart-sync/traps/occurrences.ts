import type { CommunicationKey } from '../../../spec/process-state/communication-key.ts';
import type { Message } from '../../../spec/property.ts';
import { delivered, deliveredFrom, ended, sent, type Is } from '../../scenarios/occurrences.ts';
import type { Occurrence } from '../../scenarios/sequence.ts';

/** What happens in the traps, in the words of the protocol. */

/** A receiver is told of the death of this incarnation of its source. */
export function death(receiver: string, incarnation: number): Occurrence {
  return delivered('DeathNotification', receiver, about(incarnation));
}

/** A receiver is told of the birth of this incarnation of its source. */
export function birth(receiver: string, incarnation: number): Occurrence {
  return delivered('BirthNotification', receiver, about(incarnation));
}

/** Records that this incarnation of S has found reach R. */
export function data(incarnation: number, is: Is = () => true): Occurrence {
  return deliveredFrom('S', 'Data', 'R', both(from(incarnation), is));
}

/** The end of a transfer of this incarnation of S reaches R. */
export function eof(incarnation: number, is: Is = () => true): Occurrence {
  return deliveredFrom('S', 'Eof', 'R', both(from(incarnation), is));
}

/** The data of S at this process has been stale for the limit. */
export const limit = ended('staleLimit', 'receiver/S');

/** A source ends a transfer to this receiver. */
export function ends(receiver: string, is: Is = () => true): Occurrence {
  return sent('Eof', receiver, is);
}

/** The instance that a notice is about is this incarnation. */
export function about(incarnation: number): Is {
  return ({ key }) => (key as CommunicationKey | undefined)?.incarnation === incarnation;
}

/** The sender is this incarnation. */
export function from(incarnation: number): Is {
  return ({ src }) => (src as CommunicationKey | undefined)?.incarnation === incarnation;
}

/** The instance that asked is this incarnation. */
export function toInstance(incarnation: number): Is {
  return ({ requester }) => (requester as CommunicationKey | undefined)?.incarnation === incarnation;
}

/** The records of a message have this key, or its field has this value. */
export function withKey(k: string): Is {
  return ({ recs }) =>
    (recs as readonly { readonly k: string }[] | undefined)?.some((record) => record.k === k) === true;
}

export function counting(count: number): Is {
  return (message) => message.count === count;
}

export function inTransfer(xfer: number): Is {
  return (message) => message.xfer === xfer;
}

export function both(one: Is, other: Is): Is {
  return (message: Message) => one(message) && other(message);
}
