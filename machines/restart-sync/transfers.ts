import type { CommunicationKey } from '../../spec/process-state/messages.ts';
import { isEmpty, recordsOf, type Difference, type Entries, type Rec } from '../../spec/restart-sync/entries.ts';
import type { Data, Eof, Update } from '../../spec/restart-sync/messages.ts';

/** Who is sent the data of a source, and how far it has come. */
export interface Subscriber {
  /** Where it is reached. */
  readonly to: string;
  /** The instance of it that asked. */
  readonly key: CommunicationKey;
  /** The number of its last transfer. */
  readonly transfer: number;
  /** Messages of that transfer so far, with the changes after it. */
  readonly sent: number;
}

/** What a subscriber is sent, and what is remembered of it afterwards. */
export interface Sending {
  readonly subscriber: Subscriber;
  readonly messages: readonly ((Data | Eof | Update) & { readonly to: string })[];
}

/** How a source sends: under its own key, and so many records in a message. */
export interface Sender {
  readonly own: CommunicationKey;
  readonly recordsPerMessage: number;
}

/** A full transfer from its first message on; without its Eof while the data is still being found. SYNC-47, SYNC-50 */
export function begun(sender: Sender, subscriber: Subscriber, entries: Entries, isComplete: boolean): Sending {
  const next = { ...subscriber, transfer: subscriber.transfer + 1, sent: 0 };
  const sending = withRecords(sender, next, recordsOf(entries));
  return isComplete ? ended(sender, sending) : sending;
}

/** What was found since: more records of the open transfer, or a change of them. SYNC-34, SYNC-47 */
export function continued(sender: Sender, subscriber: Subscriber, difference: Difference): Sending {
  return difference.remove.length === 0
    ? withRecords(sender, subscriber, difference.put)
    : withChange(sender, subscriber, difference);
}

/** A change outside a transfer, told as such. SYNC-63 */
export function withChange({ own }: Sender, subscriber: Subscriber, { put, remove }: Difference): Sending {
  const { to, key: dst, transfer: xfer, sent } = subscriber;
  const n = sent + 1;
  if (isEmpty({ put, remove })) return { subscriber, messages: [] };
  return {
    subscriber: { ...subscriber, sent: n },
    messages: [{ type: 'Update', to, src: own, dst, xfer, n, put, remove }],
  };
}

/** The end of data: the transfer is whole. SYNC-44, SYNC-48 */
export function ended({ own }: Sender, { subscriber, messages }: Sending): Sending {
  const { to, key: dst, transfer: xfer, sent: count } = subscriber;
  return { subscriber, messages: [...messages, { type: 'Eof', to, src: own, dst, xfer, count }] };
}

function withRecords({ own, recordsPerMessage }: Sender, subscriber: Subscriber, records: readonly Rec[]): Sending {
  const { to, key: dst, transfer: xfer } = subscriber;
  const messages: (Data & { readonly to: string })[] = [];
  for (let at = 0; at < records.length; at += recordsPerMessage) {
    const n = subscriber.sent + messages.length + 1;
    messages.push({ type: 'Data', to, src: own, dst, xfer, n, recs: records.slice(at, at + recordsPerMessage) });
  }
  return { subscriber: { ...subscriber, sent: subscriber.sent + messages.length }, messages };
}
