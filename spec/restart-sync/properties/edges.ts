import { sameKey, type CommunicationKey } from '../../process-state/messages.ts';
import type { Message, StepEvent } from '../../property.ts';
import type { Difference, Entries, Rec } from '../entries.ts';
import type { Edge, ReceiverView, RestartSyncView } from '../view.ts';

/** Whether it holds of the data of every source at every receiver that is up. */
export function atEveryReceiver(
  view: RestartSyncView,
  holds: (receiver: ReceiverView, edge: Edge) => boolean,
): boolean {
  return view.edges.every((edge) => {
    const receiver = receiverAt(view, edge);
    return receiver === undefined || holds(receiver, edge);
  });
}

/** Whether it holds of what one step made of the data of every source at every receiver that was up before and after. */
export function ofEveryReceiver(
  before: RestartSyncView,
  after: RestartSyncView,
  holds: (was: ReceiverView, is: ReceiverView, edge: Edge) => boolean,
): boolean {
  return after.edges.every((edge) => {
    const [was, is] = [receiverAt(before, edge), receiverAt(after, edge)];
    return was === undefined || is === undefined || holds(was, is, edge);
  });
}

export function receiverAt(view: RestartSyncView, { receiver, source }: Edge): ReceiverView | undefined {
  return view.process(receiver)?.receivers[source];
}

/** The end of data that a step delivers over this edge. */
export function eofIn(
  event: StepEvent,
  { receiver, source }: Edge,
): { readonly src: CommunicationKey; readonly dst: CommunicationKey; readonly xfer: number } | undefined {
  if (event.kind !== 'deliver' || event.message.type !== 'Eof') return undefined;
  if (event.part !== receiver || event.from !== source) return undefined;
  return event.message as unknown as ReturnType<typeof eofIn>;
}

/** Whether the stale timer of this edge has come to its end in this step. */
export function isExpiry(event: StepEvent, edge: Edge): boolean {
  return isTimerOf(event, edge, 'staleLimit');
}

/** Whether this timer of this edge has come to its end in this step. */
export function isTimerOf(event: StepEvent, { receiver, source }: Edge, timer: string): boolean {
  return (
    event.kind === 'timer' &&
    event.timer === timer &&
    event.part === receiver &&
    event.instance === `receiver/${source}`
  );
}

/** The keys of what is there before and not after. */
export function goneFrom(before: Entries, after: Entries): readonly string[] {
  return Object.keys(before).filter((key) => !Object.hasOwn(after, key));
}

/** The records that a step delivers over this edge and that the receiver counts, as the next of a transfer or as its first. */
export function takenIn(
  event: StepEvent,
  { source, receiver }: Edge,
  was: ReceiverView,
  is: ReceiverView,
): (Difference & { readonly n: number }) | undefined {
  if (event.kind !== 'deliver' || event.part !== receiver || event.from !== source) return undefined;
  const { type, src, xfer, n } = event.message as unknown as Records;
  if (type !== 'Data' && type !== 'Update') return undefined;
  const isCounted = is.key !== null && sameKey(src, is.key) && xfer === is.transfer && n === is.received;
  const isNew = was.key === null || !sameKey(src, was.key) || was.transfer !== xfer || was.received !== n;
  return isCounted && isNew ? { n, ...differenceIn(event.message) } : undefined;
}

/** What a message of a source puts and removes. */
export function differenceIn(message: Message): Difference {
  const { recs, put = recs ?? [], remove = [] } = message as unknown as Records;
  return { put, remove };
}

interface Records {
  readonly type: string;
  readonly src: CommunicationKey;
  readonly xfer: number;
  readonly n: number;
  readonly recs?: readonly Rec[];
  readonly put?: readonly Rec[];
  readonly remove?: readonly string[];
}
