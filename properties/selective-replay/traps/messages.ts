import { crash, delivered, ended, restart, type Is } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import { messageReplaysReset, messageReplaysSlow } from '../compositions/messages.ts';

const isWhole: Is = ({ full }) => full !== undefined;
const isChange: Is = ({ full }) => full === undefined;

/** The traps of updates that are replayed one by one, by their numbers. */
export const messageScenarios: TrapScenarios<Composition> = {
  'T-16': {
    composition: { ...messageReplaysSlow(2), witnesses: [] },
    occurrences: [
      delivered('FailoverEvent', 'U1'),
      delivered('Replay', A),
      { ...ended('queryTimeout', 'probe/routing/0'), without: ['deliver.ReplayAck'] },
      delivered('Replay', A),
    ],
    unguarded: 'a message that is replayed twice is applied twice',
  },
  'T-29': {
    composition: { ...messageReplaysReset(1), witnesses: [] },
    occurrences: [
      restart(A),
      delivered('UpdateToStandby', 'U1', isWhole),
      delivered('UpdateToStandby', 'U1', isChange),
      { ...crash('U0'), without: ['deliver.UpdateToClient'] },
      { ...delivered('AckQueryReply', 'U1', ({ opUid }) => opUid === null), without: ['deliver.UpdateToClient'] },
    ],
    unguarded: 'what comes after an update that cannot be rebuilt is kept',
  },
};
