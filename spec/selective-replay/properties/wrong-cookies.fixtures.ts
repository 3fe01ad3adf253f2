import * as cookies from './cookies.ts';
import { A, B, withChannel, type World } from './world.fixtures.ts';
import { first, resaid, third, wrong, type WrongStep } from './wrong-step.fixtures.ts';

const inSections = (world: World): World => ({
  ...world,
  setting: { ...world.setting, cookieMode: 'sections8', replayUnit: 'sections' },
});
const answeredWith = (world: World, cookie: object): World =>
  withChannel(inSections(world), 'unit-1', B, {
    answer: { position: third, incarnation: 1, knownBefore: 1, ...cookie },
  });
const DECISION = 'answer of the other client';

/** What may be got wrong with cookies. */
export const wrongCookies: readonly WrongStep[] = [
  wrong(cookies.updatesSayWhatTheyChange, 'no update says what it changes', 'request 1', ({ after }) => ({
    after: inSections(after),
  })),
  wrong(
    cookies.updatesSayWhatTheyChange,
    'the client is told of another section than the standby',
    'request 1',
    ({ sent, after }) => ({
      sent: resaid(resaid(sent, 'UpdateToStandby', { cookie: 1 }), 'UpdateToClient', { cookie: 2 }),
      after: inSections(after),
    }),
  ),
  wrong(
    cookies.acknowledgementsSayWhatWasChanged,
    'another section than that of the update is acknowledged',
    'update 1 at the client',
    ({ sent, after }) => ({ sent: resaid(sent, 'Ack', { cookie: 2 }), after: inSections(after) }),
  ),
  wrong(
    cookies.acknowledgementsSayWhatWasChanged,
    'one acknowledgement for several names the sections of the last',
    'update 1 at the client',
    ({ sent, before, after }) => ({
      event: { kind: 'timer', part: 'client-1', instance: 'client', timer: 'ackPeriod' },
      sent: resaid(resaid(sent, 'Ack', { cookie: 2 }), 'Ack', { opUid: { epoch: 2, seq: 2 } }),
      before,
      after: {
        ...inSections(after),
        issued: [1, 2].map((seq) => ({ from: 'unit-0', pc: A, opUid: { epoch: 2, seq }, body: [], cookie: seq })),
      },
    }),
  ),
  wrong(
    cookies.acknowledgementsSayWhatWasChanged,
    'what is passed on is without its cookie',
    'acknowledgement 1 at the primary',
    ({ event, after }) => ({
      event:
        event.kind === 'deliver'
          ? { ...event, message: { type: 'Ack', pc: A, opUid: first, ack: true, cookie: 1 } }
          : event,
      after: inSections(after),
    }),
  ),
  wrong(
    cookies.answersSayWhatHasChanged,
    'an answer says nothing of sections',
    'query at the other client',
    ({ after }) => ({ after: inSections(after) }),
  ),
  wrong(
    cookies.answersSayWhatHasChanged,
    'an answer leaves out what has changed',
    'query at the other client',
    ({ sent, after }) => ({ sent: resaid(sent, 'AckQueryReply', { cookie: 0 }), after: inSections(after) }),
  ),
  wrong(
    cookies.answersSayWhatHasChanged,
    'an answer names all sections',
    'query at the other client',
    ({ sent, after }) => ({ sent: resaid(sent, 'AckQueryReply', { cookie: 255 }), after: inSections(after) }),
  ),
  wrong(cookies.noMoreThanMarkedIsReplayed, 'all sections are replayed though one differs', DECISION, ({ after }) => ({
    after: answeredWith(after, { cookie: 1 }),
  })),
  wrong(cookies.theUnknownIsReplayedWhole, 'a missing cookie stands for no section', DECISION, ({ sent, after }) => ({
    sent: resaid(sent, 'Replay', { sections: [{ index: 0, content: {} }] }),
    after: answeredWith(after, {}),
  })),
];
