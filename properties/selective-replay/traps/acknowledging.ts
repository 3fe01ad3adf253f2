import { crash, delivered, type Is } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import * as compositions from '../compositions/acknowledging.ts';

const ofSeq =
  (seq: number): Is =>
  ({ opUid }) =>
    (opUid as { readonly seq: number } | null)?.seq === seq;
const ofSlot =
  (slot: number): Is =>
  ({ pc }) =>
    (pc as { readonly slot: number }).slot === slot;

const ofTwo: Composition = { ...compositions.seldomOfTwo(false), witnesses: [] };
const seldom: Composition = { ...compositions.seldom(2, 0), witnesses: [] };
const direct: Composition = { ...compositions.direct(1, 1), witnesses: [] };
const asked: Composition = { ...compositions.directToThoseAsked(2, 0), witnesses: [] };
const takesOver = delivered('FailoverEvent', 'U1');

/** The traps of acknowledgements that go otherwise, by their numbers. */
export const acknowledgingScenarios: TrapScenarios<Composition> = {
  'T-9': {
    composition: ofTwo,
    occurrences: [
      delivered('UpdateToStandby', 'U1', ofSlot(1)),
      delivered('UpdateToStandby', 'U1', ofSlot(0)),
      { ...delivered('AckForward', 'U1', ofSlot(0)), without: ['deliver.FailoverEvent'] },
      { ...takesOver, without: ['deliver.AckForward'] },
    ],
    unguarded: 'what one client acknowledges stands for another',
  },
  'T-10': {
    composition: seldom,
    occurrences: [
      delivered('UpdateToStandby', 'U1', ofSeq(2)),
      { ...delivered('AckForward', 'U1', ofSeq(2)), without: ['deliver.FailoverEvent'] },
      takesOver,
    ],
    unguarded: 'one acknowledgement for several confirms the one that it names',
  },
  'T-11': {
    composition: direct,
    occurrences: [
      { ...delivered('AckDirect', 'U1'), without: ['deliver.UpdateToStandby'] },
      { ...delivered('UpdateToStandby', 'U1'), without: ['deliver.FailoverEvent'] },
      takesOver,
    ],
    unguarded: 'an acknowledgement of what is not there is discarded',
  },
  'T-22': {
    composition: seldom,
    occurrences: [
      delivered('UpdateToClient', A, ofSeq(2)),
      { ...crash('U0'), without: ['timer.ackPeriod'] },
      { ...takesOver, without: ['timer.ackPeriod'] },
      delivered('AckQueryReply', 'U1', ofSeq(2)),
    ],
    unguarded: 'a query is answered with what was acknowledged last',
  },
  'T-31': {
    composition: asked,
    occurrences: [
      { ...delivered('AckDirect', 'U1'), without: ['deliver.UpdateToStandby'] },
      { ...takesOver, without: ['deliver.UpdateToStandby'] },
      delivered('AckQuery', A),
      delivered('Replay', A),
    ],
    unguarded: 'a client is not asked of which an acknowledgement alone is pending',
  },
};
