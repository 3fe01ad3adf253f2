import { delivered, sent, type Is } from '../../scenarios/occurrences.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import { sections } from '../compositions/cookies.ts';

const isSecond: Is = ({ opUid }) => (opUid as { readonly seq: number } | null)?.seq === 2;

/** The traps of replays of some sections, by their numbers. */
export const cookieScenarios: TrapScenarios<Composition> = {
  'T-18': {
    composition: { ...sections(2, 0), witnesses: [] },
    occurrences: [
      delivered('UpdateToClient', A, isSecond),
      { ...delivered('FailoverEvent', 'U1'), without: ['deliver.UpdateToStandby'] },
      delivered('AckQueryReply', 'U1', isSecond),
      sent('Replay', A, ({ sections: brought }) => (brought as readonly unknown[]).length === 2),
    ],
    unguarded: 'an answer names the sections of the last update',
  },
};
