import { delivered, ended, sent, type Is } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import { cutForCompleteness } from '../compositions/cut.ts';

/** The second op is acknowledged, which is for the client of this slot. */
const secondOf =
  (slot: number): Is =>
  ({ pc, opUid }) =>
    (pc as { readonly slot: number }).slot === slot && (opUid as { readonly seq: number }).seq === 2;
const nothingYet: Is = ({ opUid }) => opUid === null;
/** The standby learns that its primary is responsible no more. */
const takesOver = delivered('FailoverEvent', 'U1');

const oneEach: Composition = { ...cutForCompleteness('confirmed', false), witnesses: [] };

/** The traps of a queue that is cut at one point, by their numbers. */
export const cutScenarios: TrapScenarios<Composition> = {
  'T-3': {
    composition: { ...oneEach, options: { ...oneEach.options, cutWeight: 0 } },
    occurrences: [
      { ...delivered('AckForward', 'U1', secondOf(1)), without: ['deliver.FailoverEvent'] },
      takesOver,
      delivered('AckQueryReply', 'U1', nothingYet),
      sent('Replay', A),
    ],
    unguarded: 'the queue is cut at the first update that is not confirmed',
  },
  'T-32': {
    composition: oneEach,
    occurrences: [
      { ...delivered('AckForward', 'U1', secondOf(0)), without: ['deliver.FailoverEvent'] },
      { ...takesOver, without: ['deliver.AckForward'] },
      ended('queryTimeout', 'probe/routing/1'),
    ],
    unguarded: 'the updates of a silent client are deleted from before the cut',
  },
};
