import { crash, delivered, deliveredFrom, sent } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import { fencedAbove, heardLess } from '../compositions/succession.ts';
import { failure } from '../compositions/samples.ts';

const behindFence: Composition = { ...fencedAbove(), witnesses: [] };

/** The traps of several standbys. */
export const successionScenarios: TrapScenarios<Composition> = {
  'T-14': {
    composition: { ...heardLess(), witnesses: [] },
    occurrences: [
      delivered('AckForward', 'U2'),
      { ...delivered('FailoverEvent', 'U1'), without: ['deliver.Snapshot'] },
      sent('Replay', A),
      delivered('Snapshot', 'U2'),
    ],
    unguarded: 'a standby keeps what it has under a new reign',
  },
  'T-27': {
    composition: {
      ...heardLess(),
      name: 'selective-replay/heard-less-and-fails',
      faults: [...heardLess().faults, failure('U1')],
      witnesses: [],
    },
    occurrences: [
      deliveredFrom('U1', 'Replay', A),
      { ...crash('U1'), without: ['deliver.ReplayAck'] },
      deliveredFrom('U2', 'AckQuery', A),
      deliveredFrom('U2', 'Replay', A),
    ],
    unguarded: 'nobody is replayed to',
  },
  'T-34': {
    composition: behindFence,
    occurrences: [
      deliveredFrom('U0', 'AckQuery', A),
      { ...crash('U0'), without: ['deliver.StepDown'] },
      { ...deliveredFrom('U2', 'AckQuery', A), without: ['deliver.StepDown'] },
    ],
    unguarded: 'a unit takes the next epoch, whosesoever it is',
  },
  'T-35': {
    composition: behindFence,
    occurrences: [
      deliveredFrom('U0', 'AckQuery', A),
      crash('U0'),
      deliveredFrom('U2', 'AckQuery', A),
      deliveredFrom(A, 'StepDown', 'U2'),
      deliveredFrom('U2', 'AckQuery', A),
      delivered('AckQueryReply', 'U2'),
    ],
    unguarded: 'a takeover is given up before the fence of a client',
  },
};
