import type { GoldenRun } from '../../golden/golden-run.ts';
import { goldenRunOf } from '../../golden/story.ts';
import { figures } from './figures.ts';
import { lostMessages } from './lost-messages.ts';
import { cellsOf, columns } from './row.ts';
import type { Flowchart } from './story.ts';

const ways = { ...figures, ...lostMessages } satisfies Readonly<Record<string, () => Flowchart>>;

/** The golden runs of selective replay, by the figure or by what is lost. */
export type GoldenName = keyof typeof ways;

/** One of the runs; throws where a step of it is not possible. */
export function told(name: GoldenName): Flowchart {
  return ways[name]();
}

function run(name: GoldenName, words: Omit<GoldenRun, 'name' | 'walk'>): GoldenRun {
  return goldenRunOf({ name: `selective-replay/golden ${name}`, ...words }, { columns, cellsOf }, () => told(name));
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
  run('coming-and-going', {
    title: 'clients come and go while others are set right (paragraphs 73, 75)',
    shows: 'The takeover ends within its bound: who is heard too late for it is asked again by the new primary',
    clauses: ['RPL-78', 'RPL-80', 'RPL-86', 'RPL-124', 'L-RPL-3'],
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
