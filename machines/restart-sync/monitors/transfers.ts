import { assign, setup } from 'xstate';
import { sameKey } from '../../../spec/process-state/messages.ts';
import { changed, type Entries } from '../../../spec/restart-sync/entries.ts';
import type { Data, Eof, Update } from '../../../spec/restart-sync/messages.ts';
import type { EndedTransfer } from '../../../spec/restart-sync/view.ts';
import { differenceIn } from '../receiver-outputs.ts';

type Event =
  | { type: 'send.Data' | 'send.Update'; from: string; to: string; message: Data | Update }
  | { type: 'send.Eof'; from: string; to: string; message: Eof }
  | { type: 'deliver.Eof'; part: string; from: string; message: Eof };

/** Which source at which receiver. */
export interface TransfersInput {
  readonly source: string;
  readonly receiver: string;
}

interface TransfersContext extends TransfersInput {
  /** What the transfers that are not ended yet, or ended last, have said so far. */
  readonly open: readonly (Pick<EndedTransfer, 'src' | 'dst' | 'xfer'> & { readonly entries: Entries })[];
  readonly ended: readonly EndedTransfer[];
}

type Transfer = Pick<EndedTransfer, 'src' | 'dst' | 'xfer'>;

/** Remembers what a source has said in each transfer to one receiver, from its first message to the end of data. */
export const transfers = setup({
  types: { input: {} as TransfersInput, context: {} as TransfersContext, events: {} as Event },
  guards: {
    ofThisEdge: ({ context, event }) =>
      event.from === context.source && ('to' in event ? event.to : event.part) === context.receiver,
  },
  actions: {
    add: assign(({ context, event }) => (event.type === 'deliver.Eof' ? {} : { open: added(context, event.message) })),
    end: assign(({ context, event }) => (event.message.type === 'Eof' ? endedBy(context, event.message) : {})),
    taken: assign({
      ended: ({ context, event }) =>
        context.ended.filter(
          (transfer) => isAfter(transfer, event.message) || !sameKey(transfer.src, event.message.src),
        ),
    }),
  },
}).createMachine({
  id: 'restart-sync/monitors/transfers',
  description: 'What a source has said in each transfer to one receiver.',
  context: ({ input }) => ({ ...input, open: [], ended: [] }),
  on: {
    'send.Data': { guard: 'ofThisEdge', actions: 'add', description: 'Records of the open transfer.' },
    'send.Update': { guard: 'ofThisEdge', actions: 'add', description: 'A change of what was sent.' },
    'send.Eof': { guard: 'ofThisEdge', actions: 'end', description: 'The transfer is whole.' },
    'deliver.Eof': { guard: 'ofThisEdge', actions: 'taken', description: 'The receiver has heard of its end.' },
  },
});

function isOf(transfer: Transfer, message: Transfer): boolean {
  return sameKey(transfer.src, message.src) && sameKey(transfer.dst, message.dst) && transfer.xfer === message.xfer;
}

function isAfter(transfer: Transfer, message: Transfer): boolean {
  return transfer.xfer > message.xfer;
}

function added({ open }: TransfersContext, message: Data | Update | Eof): TransfersContext['open'] {
  const { src, dst, xfer } = message;
  const known = open.find((transfer) => isOf(transfer, message));
  const entries = changed(known?.entries ?? {}, differenceIn(message));
  return [{ src, dst, xfer, entries }];
}

function endedBy(context: TransfersContext, message: Eof): Partial<TransfersContext> {
  const open = added(context, message);
  const again = context.ended.find((transfer) => isOf(transfer, message));
  const others = context.ended.filter((transfer) => !isOf(transfer, message));
  const ended = open.map((transfer) => ({ ...transfer, ends: (again?.ends ?? 0) + 1 }));
  return { open, ended: [...others, ...ended] };
}
