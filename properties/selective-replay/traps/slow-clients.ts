import { sent } from '../../scenarios/occurrences.ts';
import type { Occurrence } from '../../scenarios/sequence.ts';
import type { TrapScenarios } from '../../scenarios/trap-scenario.ts';
import { A, type Composition } from '../composition.ts';
import { slowAndFailure } from '../compositions/slow-clients.ts';

/** Somebody asks for a change while the channel takes nothing. */
const askedMeanwhile: Occurrence = { type: 'stimulus.StateChangeRequest', without: ['timer.pace'] };

/** The trap of a client that reads slowly, or not at all. */
export const slowClientScenarios: TrapScenarios<Composition> = {
  'T-26': {
    composition: { ...slowAndFailure(3, 1), witnesses: [] },
    occurrences: [{ type: 'chosen.stall' }, askedMeanwhile, askedMeanwhile, askedMeanwhile, sent('Replay', A)],
    unguarded: 'the queue to a slow client grows',
  },
};
