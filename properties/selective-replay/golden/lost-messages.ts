import { FIRST, SECOND, Flowchart } from './story.ts';

const [A, B, C] = ['A', 'B', 'C'];

/** A change that its client has processed, and of which the standby has no acknowledgement. */
function unacknowledged(options: ConstructorParameters<typeof Flowchart>[0]['options'] = {}): Flowchart {
  return new Flowchart({ changes: ['A'], options })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .hears(SECOND, FIRST)
    .hears(A, FIRST)
    .tells('554 to 564: the change is made, stored at the standby, and processed by its client');
}

/** The same change, of which its client never hears. */
function unprocessed(options: ConstructorParameters<typeof Flowchart>[0]['options'] = {}): Flowchart {
  return new Flowchart({ changes: ['A'], options })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .hears(SECOND, FIRST)
    .loses(A, FIRST)
    .fails()
    .tells('554 to 560: the change is stored at the standby; its update for the client is lost, and the primary fails');
}

/** Changes of three clients are pending, of which the first alone has processed its own; the queue is to be cut. */
function threePending(cutWeight: number): Flowchart {
  return new Flowchart({ changes: ['A', 'B', 'C'], options: { cutPolicy: 'trailingPrefix', cutWeight } })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .asks(FIRST, 2)
    .asks(FIRST, 3)
    .hears(SECOND, FIRST)
    .hears(A, FIRST)
    .loses(FIRST, A)
    .loses(B, FIRST)
    .loses(C, FIRST)
    .fails()
    .tells('Three changes are pending: A has processed its own, B and C have not')
    .isTold()
    .answer(A, B, C);
}

/** A client that is ahead of what the standby was ever told, and is to be set right. */
function ahead(): Flowchart {
  return new Flowchart({ changes: ['A'], options: { probeScope: 'allClients' } })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .hears(A, FIRST)
    .loses(SECOND, FIRST)
    .fails()
    .tells('The client has processed the change; the update for the standby is lost, and the primary fails')
    .isTold();
}

/** What paragraphs 71 to 78 say of each message that may be lost, and of what is pending then. */
export const lostMessages = {
  'acknowledgement-lost': () =>
    unacknowledged()
      .loses(FIRST, A)
      .fails()
      .tells('The acknowledgement is lost, and the primary fails')
      .isTold()
      .tells('602 to 604: of A alone something is pending, and A alone is asked')
      .answer(A)
      .tells('605 to 608: A names the change, which is applied; nothing differs, and nothing is replayed'),
  'forwarding-lost': () =>
    unacknowledged()
      .hears(FIRST, A)
      .tells('566, 568: the primary has the acknowledgement, and forwards it')
      .loses(SECOND, FIRST)
      .fails()
      .tells('What it forwards is lost, and the primary fails')
      .isTold()
      .settles()
      .tells('602 to 608: A names the change, which is applied; nothing is replayed'),
  'update-lost': () =>
    unprocessed()
      .isTold()
      .tells('602 to 604: A is asked')
      .settles()
      .tells('605 to 608: A has processed nothing, so the change is deleted: neither side has applied it'),
  'query-lost': () =>
    unacknowledged()
      .loses(FIRST, A)
      .fails()
      .isTold()
      .loses(A, SECOND)
      .tells('The query is lost')
      .waits(2)
      .tells('No answer has come: A is asked again')
      .settles()
      .tells('605 to 608: A names the change, which is applied'),
  'answer-lost': () =>
    unacknowledged()
      .loses(FIRST, A)
      .fails()
      .isTold()
      .hears(A, SECOND)
      .loses(SECOND, A)
      .tells('605: A is deaf to the old reign; its answer is lost')
      .waits(2)
      .tells('No answer has come: A is asked again')
      .settles()
      .tells('605 to 608: A names the change, which is applied'),
  'no-answer': () =>
    unprocessed()
      .isTold()
      .loses(A, SECOND)
      .waits(2)
      .loses(A, SECOND)
      .tells('604: A is asked twice, in vain')
      .waits(2)
      .tells('The change is deleted, A counts as silent, and the standby reigns')
      .asks(SECOND, 1)
      .tells('A change of A is made meanwhile: it is not sent, since A is owed more')
      .waits(4)
      .settles()
      .tells('A is asked again, is heard, and is sent its whole state'),
  'several-pending': () =>
    new Flowchart({ changes: ['A', 'A', 'A', 'B'] })
      .tells('Nothing has happened yet')
      .asks(FIRST, 1)
      .asks(FIRST, 2)
      .asks(FIRST, 3)
      .asks(FIRST, 4)
      .hears(SECOND, FIRST)
      .hears(A, FIRST, 2)
      .loses(A, FIRST)
      .hears(B, FIRST)
      .loses(FIRST, A)
      .loses(FIRST, A)
      .hears(FIRST, B)
      .hears(SECOND, FIRST)
      .fails()
      .tells('A has processed two of its three changes; that of B is acknowledged, and waits behind them')
      .isTold()
      .hears(A, SECOND)
      .tells('602 to 606: A alone is asked, and names the second')
      .hears(SECOND, A)
      .tells('607, 608: both up to that are confirmed and applied, and that of B after them; the third is deleted'),
  'cut-at-tail': () =>
    threePending(1)
      .tells('607 to 609: the cut is at the tail, so all three are applied; B and C are sent the state')
      .settles()
      .tells('610: all have what the standby has'),
  'cut-at-head': () =>
    threePending(0).tells(
      '607, 608: the cut is behind what A has processed, so the other two are deleted; nobody is sent anything',
    ),
  'coming-and-going': () =>
    new Flowchart({ changes: ['A', 'B'], options: { probeScope: 'allClients', queryRetries: 0, silentRetry: 1 } })
      .tells('Nothing has happened yet')
      .asks(FIRST, 1)
      .hears(A, FIRST)
      .loses(SECOND, FIRST)
      .asks(FIRST, 2)
      .hears(B, FIRST)
      .loses(SECOND, FIRST)
      .fails()
      .tells('A and B have each processed a change that the standby was never told of, and the primary fails')
      .isTold()
      .loses(A, SECOND)
      .answer(C)
      .waits(1)
      .answer(B)
      .waits(1)
      .tells('A does not answer in time; B is ahead, and is sent the state')
      .waits(1)
      .answer(A)
      .tells('A answers after all while B is being set right: it stays silent, and will be asked again')
      .loses(B, SECOND)
      .waits(1)
      .tells('B does not confirm in time: it is silent as well, and the standby reigns, whatever the two do')
      .waits(1)
      .settles()
      .tells('Both are asked again, are heard, and are sent their states'),
  'client-ahead': () =>
    ahead()
      .tells('602 to 604: nothing is pending, and every client is asked all the same')
      .answer(A, B, C)
      .tells('605 to 609: A has a change that the standby never had, and is sent the state without it')
      .settles()
      .tells('610: A has what the standby has; B and C were sent nothing'),
  'replay-lost': () =>
    ahead()
      .answer(A, B, C)
      .tells('602 to 609: A is sent the state of the standby')
      .loses(A, SECOND)
      .waits(2)
      .tells('The replay is lost, and sent again')
      .settles()
      .tells('610: A has what the standby has'),
  'confirmation-lost': () =>
    ahead()
      .answer(A, B, C)
      .hears(A, SECOND)
      .tells('602 to 609: A has what the standby has')
      .loses(SECOND, A)
      .waits(2)
      .hears(A, SECOND)
      .tells('Its confirmation is lost, and the replay sent again, which changes nothing')
      .settles()
      .tells('610: the standby knows, and reigns'),
} satisfies Readonly<Record<string, () => Flowchart>>;
