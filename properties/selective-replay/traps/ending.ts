import { crash, delivered, type Is } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import { takenOut } from '../compositions/closing.ts';
import { resetClient } from '../compositions/resets.ts';

const isWhole: Is = ({ full }) => full !== undefined;
const ofSlot =
  (slot: number): Is =>
  ({ pc }) =>
    (pc as { readonly slot: number }).slot === slot;
const ofNumber =
  (seq: number): Is =>
  ({ opUid }) =>
    (opUid as { readonly seq: number }).seq === seq;

/** The traps of clients that cannot go on, and of channels that end. */
export const endingScenarios: TrapScenarios<Composition> = {
  'T-5': {
    composition: { ...takenOut(2), witnesses: [] },
    occurrences: [
      delivered('UpdateToStandby', 'U1', ofSlot(0)),
      delivered('AckForward', 'U1', ofSlot(1)),
      { type: 'chosen.remove', without: ['deliver.UpdateToClient'] },
      delivered('ChannelClosed', 'U1'),
    ],
    unguarded: 'a standby goes on waiting for a client that is gone',
  },
  'T-30': {
    composition: { ...resetClient(2, 1), witnesses: [] },
    occurrences: [
      delivered('UpdateToStandby', 'U1', ofNumber(1)),
      delivered('UpdateToStandby', 'U1', ofNumber(2)),
      { ...crash(A), without: ['deliver.UpdateToClient'] },
      { ...delivered('UpdateToStandby', 'U1', isWhole), without: ['deliver.Ack'] },
      delivered('AckForward', 'U1', ofNumber(3)),
    ],
    unguarded: 'what was sent to a lost incarnation is awaited for ever',
  },
};
