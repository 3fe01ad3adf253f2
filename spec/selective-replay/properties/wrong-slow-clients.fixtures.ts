import * as slow from './slow-clients.ts';
import { A, withChannel } from './world.fixtures.ts';
import { first, wrong, type WrongStep } from './wrong-step.fixtures.ts';

const full = { takesMessages: false } as const;

/** What may go wrong where a client is slow. */
export const wrongSlowClients: readonly WrongStep[] = [
  wrong(slow.whatIsMadeIsOnItsWay, 'a change is made, and nobody keeps it for the client', 'request 1', ({ sent }) => ({
    sent: sent.filter(({ message }) => message.type !== 'UpdateToClient'),
  })),
  wrong(slow.onlyTheSlowWait, 'an update waits for a channel that takes it', 'request 1', ({ after }) => ({
    after: withChannel(after, 'unit-0', A, { waiting: 1 }),
  })),
  wrong(slow.onlyTheSlowWait, 'an update waits beside what is owed', 'request 1', ({ after }) => ({
    after: withChannel(after, 'unit-0', A, { ...full, waiting: 1, owed: 1 }),
  })),
  wrong(slow.theOwedCoversWhatDiffers, 'another section is owed than was dropped', 'request 1', ({ after }) => ({
    after: { ...withChannel(after, 'unit-0', A, { ...full, owed: 2 }), isBusy: false },
  })),
  wrong(slow.theOwedComesFirst, 'an update is sent before what is owed', 'request 1', ({ before }) => ({
    before: withChannel(before, 'unit-0', A, { ...full, owed: 1 }),
  })),
  wrong(slow.theOwedIsNotForgotten, 'what is owed is forgotten', 'update 1 at the standby', ({ before }) => ({
    before: withChannel(before, 'unit-0', A, { ...full, owed: 1 }),
  })),
  wrong(
    slow.replaysSettleWhatTheyContain,
    'the confirmation of a replay settles nothing',
    'acknowledgement 1 at the primary',
    ({ before, after }) => ({
      event: {
        ...{ kind: 'deliver', part: 'unit-0', from: 'client-1' },
        message: { type: 'ReplayAck', pc: A, replayUid: first, incarnation: 1 },
      },
      before: withChannel(before, 'unit-0', A, { probe: 'replayed' }),
      after: withChannel(after, 'unit-0', A, { probe: 'answered', outstanding: [first] }),
    }),
  ),
];
