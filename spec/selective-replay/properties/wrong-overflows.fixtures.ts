import * as overflow from './overflow.ts';
import { B, withChannel } from './world.fixtures.ts';
import { wrong, type WrongStep } from './wrong-step.fixtures.ts';

/** What may go wrong where a queue is full. */
export const wrongOverflows: readonly WrongStep[] = [
  wrong(
    overflow.whatIsDroppedIsAskedFor,
    'a channel gives way, and nobody is told',
    'update 1 at the standby',
    (step) => ({
      after: withChannel(step.after, 'unit-1', B, { lacksUpdates: true }),
    }),
  ),
  wrong(
    overflow.theLackingAreReplayedTo,
    'a channel of which something was dropped is believed',
    'answer of the other client',
    ({ before, sent }) => ({
      before: withChannel(before, 'unit-1', B, { lacksUpdates: true }),
      sent: sent.filter(({ message }) => message.type !== 'Replay'),
    }),
  ),
];
