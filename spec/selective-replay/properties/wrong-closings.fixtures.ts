import * as closing from './closing.ts';
import { A, B, delivered, withChannel, withUnit } from './world.fixtures.ts';
import { first, second, wrong, type WrongStep } from './wrong-step.fixtures.ts';

const closed = delivered('unit-1', 'unit-0', { type: 'ChannelClosed', pc: A, epoch: 2, upTo: first });

/** What may go wrong where a channel ends. */
export const wrongClosings: readonly WrongStep[] = [
  wrong(closing.closingIsTold, 'a channel is closed, and its standby is told of less', 'request 2', ({ after }) => ({
    before: after,
    after: withChannel(after, 'unit-0', A, { isOpen: false, outstanding: [] }),
    sent: [{ from: 'unit-0', to: 'unit-1', message: { type: 'ChannelClosed', pc: A, epoch: 2, upTo: first } }],
  })),
  wrong(closing.closingSettles, 'an update of a closed channel is awaited', 'update 1 at the standby', ({ after }) => ({
    ...closed,
    before: after,
    after,
  })),
  wrong(
    closing.closingSettles,
    'an update of a closed channel is left out',
    'update 1 at the standby',
    ({ after }) => ({
      ...closed,
      before: after,
      after: withUnit(after, 'unit-1', { queue: [] }),
    }),
  ),
  wrong(
    closing.closingSettles,
    'an acknowledgement of a closed channel goes on waiting for its update',
    'acknowledgement 1 at the standby',
    ({ after }) => ({
      ...closed,
      before: after,
      after: withUnit(after, 'unit-1', { acknowledgements: [{ pc: A, opUid: first }] }),
    }),
  ),
  wrong(
    closing.theClosedAreSentNothing,
    'an update goes to a client that is gone',
    'request 1',
    ({ before, after }) => ({
      before: withChannel(before, 'unit-0', A, { isOpen: false }),
      after: withChannel(after, 'unit-0', A, { isOpen: false }),
    }),
  ),
  wrong(closing.theClosedAreOwedNothing, 'a client that is gone is waited for', 'request 1', ({ after }) => ({
    after: withChannel(after, 'unit-0', B, { isOpen: false, outstanding: [second] }),
  })),
];
