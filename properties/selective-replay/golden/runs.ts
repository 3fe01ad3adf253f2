import { closed } from '../../catalogue.ts';
import type { GoldenRun } from '../../golden/golden-run.ts';
import { cellsOf, columns } from './row.ts';
import { FIRST, SECOND, Story } from './story.ts';

const [A, B, C] = ['A', 'B', 'C'];

/** A change that its client has processed, and of which the standby has no acknowledgement. */
function unacknowledged(options: ConstructorParameters<typeof Story>[0]['options'] = {}): Story {
  return new Story({ changes: ['A'], options })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .hears(SECOND, FIRST)
    .hears(A, FIRST)
    .tells('554 to 564: the change is made, stored at the standby, and processed by its client');
}

/** The same change, of which its client never hears. */
function unprocessed(options: ConstructorParameters<typeof Story>[0]['options'] = {}): Story {
  return new Story({ changes: ['A'], options })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .hears(SECOND, FIRST)
    .loses(A, FIRST)
    .fails()
    .tells('554 to 560: the change is stored at the standby; its update for the client is lost, and the primary fails');
}

/** Changes of three clients are pending, of which the first alone has processed its own; the queue is to be cut. */
function threePending(cutWeight: number): Story {
  return new Story({ changes: ['A', 'B', 'C'], options: { cutPolicy: 'trailingPrefix', cutWeight } })
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
function ahead(): Story {
  return new Story({ changes: ['A'], options: { probeScope: 'allClients' } })
    .tells('Nothing has happened yet')
    .asks(FIRST, 1)
    .hears(A, FIRST)
    .loses(SECOND, FIRST)
    .fails()
    .tells('The client has processed the change; the update for the standby is lost, and the primary fails')
    .isTold();
}

const ways = {
  Fig5: () =>
    new Story({ changes: ['A', 'B'] })
      .tells('Nothing has happened yet')
      .asks(FIRST, 1)
      .tells('554 to 559: asked for a change of A, the primary makes it, and sends 211 and 212 under one op id')
      .hears(SECOND, FIRST)
      .tells('560: the standby stores 211, and does not apply it')
      .asks(FIRST, 2)
      .tells('554 again, for B: the primary waits for nothing')
      .hears(A, FIRST)
      .tells('562, 564: A processes 212, and sends 213')
      .hears(FIRST, A)
      .tells('566, 568: the primary takes 213, and forwards it as 214')
      .hears(SECOND, FIRST)
      .tells('570, 572: the standby matches 214 with 211 by channel and op id, and applies it; the change of B waits')
      .settles()
      .tells('562 to 572 for B'),
  Fig6: () =>
    new Story({ changes: ['A', 'A', 'B', 'C'], options: { probeScope: 'allClients' } })
      .asks(FIRST, 1)
      .settles()
      .tells('One change of A is everywhere')
      .asks(FIRST, 2)
      .asks(FIRST, 3)
      .asks(FIRST, 4)
      .hears(SECOND, FIRST, 2)
      .loses(SECOND, FIRST)
      .hears(A, FIRST)
      .loses(B, FIRST)
      .hears(C, FIRST)
      .tells('A processes its second change; that of B is lost on its way to B, that of C on its way to the standby')
      .loses(FIRST, A)
      .loses(FIRST, C)
      .fails()
      .tells('601: the primary fails, and both acknowledgements are lost with it')
      .isTold()
      .tells('602 to 604: nothing of the old reign counts any more, and each client is asked once')
      .hears(A, SECOND)
      .hears(B, SECOND)
      .hears(C, SECOND)
      .tells('605: from now on the clients are deaf to the old reign; each answers with what it has processed last')
      .hears(SECOND, A)
      .hears(SECOND, B)
      .tells('606, 607: A has processed all of its changes, B none')
      .hears(SECOND, C)
      .tells(
        '607 to 609: what A has is applied, what B has not is discarded; C alone is ahead, and is sent the state of the standby',
      )
      .settles()
      .tells('610: C has the state of the standby, which reigns')
      .asks(SECOND, 3)
      .settles()
      .tells('Normal operation, under ids of the new reign'),
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
    new Story({ changes: ['A', 'A', 'A', 'B'] })
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
} satisfies Readonly<Record<string, () => Story>>;

/** The golden runs of selective replay, by the figure or by what is lost. */
export type GoldenName = keyof typeof ways;

/** One of the runs; throws where a step of it is not possible. */
export function told(name: GoldenName): Story {
  return ways[name]();
}

function run(name: GoldenName, { title, shows, clauses }: Pick<GoldenRun, 'title' | 'shows' | 'clauses'>): GoldenRun {
  return {
    name: `selective-replay/golden ${name}`,
    ...{ title, shows, clauses },
    walk: () => {
      const { system, steps, stages } = told(name);
      return {
        system: closed(system),
        steps,
        columns,
        stages: stages.map(({ event, after, row }) => ({ event, after, cells: cellsOf(row) })),
      };
    },
  };
}

/** The two flowcharts of the source text, and what paragraphs 71 to 78 say of each message that may be lost. */
export const goldenRuns: readonly GoldenRun[] = [
  run('Fig5', {
    title: 'Fig. 5, a state change, and another one meanwhile',
    shows:
      'Standby and client are told at once, the primary waits for neither, and the standby applies a change when its client has acknowledged it',
    clauses: ['RPL-20', 'RPL-22', 'RPL-23', 'RPL-26', 'RPL-29', 'RPL-31', 'RPL-32', 'RPL-35', 'RPL-36', 'RPL-37'],
  }),
  run('Fig6', {
    title: 'Fig. 6, a failover',
    shows:
      'Each client is asked once, what it has is applied, what it has not is discarded, and one that is ahead is sent the state: of three clients one (paragraph 78)',
    clauses: ['RPL-67', 'RPL-72', 'RPL-73', 'RPL-74', 'RPL-75', 'RPL-76', 'RPL-77', 'RPL-83', 'RPL-84', 'RPL-94'],
  }),
  run('acknowledgement-lost', {
    title: 'an acknowledgement is lost in the failover (paragraphs 71, 72, 74)',
    shows: 'The client names the change that it has processed: the standby applies it, and replays nothing',
    clauses: ['RPL-70', 'RPL-72', 'RPL-74', 'RPL-76', 'RPL-84'],
  }),
  run('forwarding-lost', {
    title: 'an acknowledgement reaches the primary alone (paragraph 71)',
    shows: 'The standby cannot tell this from an acknowledgement that was never sent, and need not',
    clauses: ['RPL-35', 'RPL-70', 'RPL-76', 'S-RPL-17'],
  }),
  run('update-lost', {
    title: 'a client has not processed a change (paragraphs 71, 73)',
    shows: 'Neither side has applied it, so it is deleted, and nothing differs',
    clauses: ['RPL-75', 'RPL-77', 'RPL-84', 'S-RPL-15'],
  }),
  run('query-lost', {
    title: 'a query is lost (paragraph 72)',
    shows: 'It is repeated, and nothing is decided before the answer',
    clauses: ['RPL-72', 'RPL-78'],
  }),
  run('answer-lost', {
    title: 'an answer is lost (paragraphs 73, 74)',
    shows: 'The query is repeated, and the client gives the same answer',
    clauses: ['RPL-73', 'RPL-74', 'RPL-78'],
  }),
  run('no-answer', {
    title: 'no answer comes at all (paragraph 73)',
    shows:
      'The takeover ends without the client: its changes are deleted, and it is owed its whole state for as long as it is not heard',
    clauses: ['RPL-78', 'RPL-80', 'RPL-86', 'RPL-124'],
  }),
  run('several-pending', {
    title: 'an answer of N confirms all up to N, and nothing above (paragraph 74)',
    shows:
      'What is acknowledged and waits behind them is applied as well; what its client has not processed is deleted',
    clauses: ['RPL-71', 'RPL-75', 'RPL-76', 'RPL-77'],
  }),
  run('cut-at-tail', {
    title: 'the queue is cut near its tail (paragraph 76)',
    shows: 'The failover is complete: nothing is discarded, and clients that lack an update are replayed to',
    clauses: ['RPL-87', 'RPL-88', 'RPL-89', 'S-RPL-16'],
  }),
  run('cut-at-head', {
    title: 'the queue is cut near its head (paragraph 76)',
    shows: 'The failover is fast: trailing updates that nobody has processed are discarded, and nobody is replayed to',
    clauses: ['RPL-87', 'RPL-88', 'RPL-90', 'S-RPL-16'],
  }),
  run('client-ahead', {
    title: 'an update for the standby is lost (paragraph 77)',
    shows: 'Nothing is pending at the standby, and the client is found to be ahead all the same, since all are asked',
    clauses: ['RPL-81', 'RPL-83', 'RPL-91', 'RPL-92'],
  }),
  run('replay-lost', {
    title: 'a replay is lost (paragraph 75)',
    shows: 'It is repeated, and the unit does not reign before its client has it',
    clauses: ['RPL-83', 'RPL-86'],
  }),
  run('confirmation-lost', {
    title: 'the confirmation of a replay is lost (paragraph 75)',
    shows: 'The replay carries values and no differences: its repeat changes nothing',
    clauses: ['RPL-85', 'RPL-86'],
  }),
];
