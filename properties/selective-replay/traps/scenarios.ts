import { crash, delivered, deliveredFrom, ended, restart, sent, type Is } from '../../scenarios/occurrences.ts';
import type { Occurrence } from '../../scenarios/sequence.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, B, type Composition } from '../composition.ts';
import { acknowledgingScenarios } from './acknowledging.ts';
import { endingScenarios } from './ending.ts';
import { successionScenarios } from './succession.ts';
import * as trapped from './compositions.ts';
import { cutScenarios } from './cut.ts';
import { slowClientScenarios } from './slow-clients.ts';
import { cookieScenarios } from './cookies.ts';
import { messageScenarios } from './messages.ts';

const ofSlot =
  (slot: number): Is =>
  ({ pc }) =>
    (pc as { readonly slot: number }).slot === slot;
const ofEpoch =
  (epoch: number): Is =>
  ({ opUid }) =>
    (opUid as { readonly epoch: number } | null)?.epoch === epoch;
const both =
  (one: Is, other: Is): Is =>
  (message) =>
    one(message) && other(message);
const nothingYet: Is = ({ opUid }) => opUid === null;
const givenUp = ended('queryTimeout', 'probe/routing/0');

/** A unit is asked for a change. */
const asked = (unit: string): Occurrence => ({ type: 'stimulus.StateChangeRequest', is: ({ part }) => part === unit });
/** The standby learns that its primary is responsible no more. */
const takesOver = delivered('FailoverEvent', 'U1');

/** Every trap that the charts can come to, by its number. */
export const trapScenarios: TrapScenarios<Composition> = {
  ...acknowledgingScenarios,
  ...cutScenarios,
  ...messageScenarios,
  ...cookieScenarios,
  ...endingScenarios,
  ...successionScenarios,
  ...slowClientScenarios,
  'T-1': {
    composition: trapped.lost,
    occurrences: [
      delivered('UpdateToClient', A),
      { ...crash('U0'), without: ['deliver.UpdateToStandby'] },
      { ...takesOver, without: ['deliver.UpdateToStandby'] },
      sent('Replay', A),
    ],
    unguarded: 'those of whom nothing is pending are not asked, though updates may be lost',
  },
  'T-2': {
    composition: trapped.silent,
    occurrences: [
      takesOver,
      { ...givenUp, without: ['deliver.AckQuery'] },
      { ...deliveredFrom('U0', 'UpdateToClient', A), without: ['deliver.AckQuery'] },
      asked('U1'),
      sent('Replay', A),
    ],
    unguarded: 'a silent client is sent updates',
  },
  'T-4': {
    composition: trapped.two,
    occurrences: [
      delivered('UpdateToStandby', 'U1', ofSlot(0)),
      delivered('UpdateToStandby', 'U1', ofSlot(1)),
      { ...delivered('AckForward', 'U1', ofSlot(1)), without: ['deliver.FailoverEvent'] },
      { ...takesOver, without: ['deliver.AckForward'] },
      delivered('AckQueryReply', 'U1', nothingYet),
    ],
    unguarded: 'what waits behind another is forgotten at a takeover',
  },
  'T-6': {
    composition: trapped.returning,
    occurrences: [
      asked('U1'),
      delivered('JoinStandby', 'U1'),
      { ...delivered('Snapshot', 'U0'), without: ['deliver.Ack'] },
      { ...crash('U1'), without: ['deliver.Ack'] },
      { ...delivered('FailoverEvent', 'U0'), without: ['deliver.AckForward'] },
    ],
    unguarded: 'a snapshot does not say what is unconfirmed',
  },
  'T-8': {
    composition: trapped.lost,
    occurrences: [
      delivered('UpdateToClient', A, ofEpoch(2)),
      { ...takesOver, without: ['deliver.UpdateToStandby'] },
      delivered('UpdateToClient', A, ofEpoch(3)),
    ],
    unguarded: 'ids go on under the epoch of the old primary',
  },
  'T-12': {
    composition: trapped.returning,
    occurrences: [
      asked('U1'),
      { ...delivered('Snapshot', 'U0'), without: ['deliver.Ack'] },
      delivered('AckForward', 'U0', ofEpoch(3)),
    ],
    unguarded: 'a second copy is stored though the first is applied',
  },
  'T-13': {
    composition: trapped.lost,
    occurrences: [takesOver, delivered('UpdateToStandby', 'U1'), delivered('AckForward', 'U1'), sent('Replay', A)],
    unguarded: 'late updates and acknowledgements are taken in during a takeover',
  },
  'T-15': {
    composition: trapped.partitioned,
    occurrences: [delivered('AckQuery', A), asked('U0'), deliveredFrom('U0', 'UpdateToClient', A)],
    unguarded: 'a client listens to whoever reigned before',
  },
  'T-17': {
    composition: trapped.lost,
    occurrences: [
      delivered('UpdateToClient', A),
      { ...takesOver, without: ['deliver.UpdateToStandby'] },
      delivered('Replay', A),
    ],
    unguarded: 'a replay leaves the keys that it does not name',
  },
  'T-20': {
    composition: trapped.both,
    occurrences: [
      delivered('UpdateToStandby', 'U1', ofSlot(0)),
      delivered('UpdateToStandby', 'U1', ofSlot(1)),
      { ...delivered('AckForward', 'U1', ofSlot(1)), without: ['deliver.FailoverEvent'] },
      { ...takesOver, without: ['deliver.AckForward'] },
    ],
    unguarded: 'an acknowledgement is matched by its op id alone',
  },
  'T-21': {
    composition: trapped.lost,
    occurrences: [delivered('UpdateToStandby', 'U1'), delivered('AckForward', 'U1'), takesOver, asked('U1')],
    unguarded: 'what is stored is what the client may have',
  },
  'T-23': {
    composition: trapped.deposed,
    occurrences: [asked('U0'), delivered('StepDown', 'U0'), sent('JoinStandby', 'U1'), delivered('Snapshot', 'U0')],
    unguarded: 'a deposed unit keeps its state',
  },
  'T-24': {
    composition: trapped.lost,
    occurrences: [sent('Replay', A), { ...asked('U1'), without: ['deliver.ReplayAck'] }, delivered('ReplayAck', 'U1')],
    unguarded: 'requests are accepted during a takeover',
  },
  'T-25': {
    composition: trapped.lost,
    occurrences: [
      sent('UpdateToClient', A),
      { ...crash('U0'), without: ['deliver.UpdateToClient'] },
      delivered('AckQueryReply', 'U1', nothingYet),
    ],
    unguarded: 'a requester is told of completion when the change is sent',
  },
  'T-33': {
    composition: trapped.frozen,
    occurrences: [
      delivered('UpdateToClient', A),
      { ...takesOver, without: ['deliver.UpdateToStandby'] },
      delivered('UpdateToStandby', 'U1'),
      sent('Replay', A),
    ],
    unguarded:
      'those of whom nothing is pending are not asked, though the queue is frozen before all of the old primary is in',
  },
  'T-7': {
    composition: trapped.resetting,
    occurrences: [
      delivered('AckForward', 'U1'),
      takesOver,
      restart(A),
      { ...delivered('AckQueryReply', 'U1', nothingYet), without: ['send.Replay'] },
      sent('Replay', A),
    ],
    unguarded: 'an answer is compared by what it names alone',
  },
  'T-19': {
    composition: trapped.resetting,
    occurrences: [
      delivered('UpdateToClient', A),
      { ...crash(A), without: ['deliver.Ack'] },
      delivered('AckForward', 'U1'),
      crash('U0'),
      takesOver,
    ],
    unguarded: 'a client acknowledges on receipt',
  },
  'T-36': {
    composition: trapped.joinedAndReset,
    occurrences: [
      delivered('Snapshot', 'U0'),
      restart(A),
      { ...crash('U1'), without: ['deliver.ChannelReset'] },
      delivered('FailoverEvent', 'U0'),
      delivered('AckQueryReply', 'U0', nothingYet),
      sent('Replay', A),
    ],
    unguarded: 'an answer is compared by what it names alone',
  },
  'T-37': {
    composition: trapped.beside,
    occurrences: [
      { ...delivered('AckForward', 'U1', ofSlot(1)), without: ['deliver.FailoverEvent'] },
      restart(B),
      { ...takesOver, without: ['deliver.ChannelReset'] },
      delivered('AckQueryReply', 'U1', both(ofSlot(1), nothingYet)),
    ],
    unguarded: 'what a client that has lost its state answers undoes what it had acknowledged',
  },
};
