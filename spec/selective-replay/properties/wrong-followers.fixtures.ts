import { channelName } from '../process-channel.ts';
import { emptySections, forClient } from '../sections.ts';
import * as application from './application.ts';
import * as clients from './clients.ts';
import * as losing from './losing.ts';
import * as knowledge from './knowledge.ts';
import * as order from './order.ts';
import { stepNamed } from './story.fixtures.ts';
import { A, B, delivered, valued, withChannel, withClient, withUnit } from './world.fixtures.ts';
import { first, fourth, one, resaid, second, wrong, type WrongStep } from './wrong-step.fixtures.ts';

/** What standbys may get wrong. */
export const wrongStandbys: readonly WrongStep[] = [
  wrong(
    application.neverAppliedWithoutAcknowledgement,
    'it is applied on receipt',
    'update 1 at the standby',
    ({ after }) => ({
      after: withUnit(withChannel(after, 'unit-1', A, { lastApplied: first }), 'unit-1', { queue: [] }),
    }),
  ),
  wrong(
    application.neverAppliedWithoutAcknowledgement,
    'an acknowledgement of another channel confirms it',
    'acknowledgement 1 at the standby',
    () => delivered('unit-1', 'unit-0', { type: 'AckForward', pc: B, opUid: first, ack: true }),
  ),
  wrong(
    application.neverAppliedWithoutAcknowledgement,
    'a later acknowledgement confirms it, though each confirms its own',
    'acknowledgement 1 at the standby',
    () => delivered('unit-1', 'unit-0', { type: 'AckForward', pc: A, opUid: second, ack: true }),
  ),
  wrong(
    application.marksRestOnAcknowledgements,
    'it is stored as confirmed',
    'update 1 at the standby',
    ({ after }) => ({ after: withUnit(after, 'unit-1', { queue: [{ ...one, confirmed: true }] }) }),
  ),
  wrong(
    application.marksRestOnAcknowledgements,
    'an acknowledgement is kept that never came',
    'update 1 at the standby',
    ({ after }) => ({ after: withUnit(after, 'unit-1', { acknowledgements: [{ pc: A, opUid: second }] }) }),
  ),
  wrong(
    application.theQueueHoldsWhatCame,
    'the subset for the client is stored',
    'update 1 at the standby',
    ({ after }) => ({ after: withUnit(after, 'unit-1', { queue: [one] }) }),
  ),
  wrong(
    application.stateFollowsApplications,
    'the state is written before the update is applied',
    'update 1 at the standby',
    ({ after }) => ({
      after: withChannel(after, 'unit-1', A, { state: [{ route: { value: 1, audience: 'all' } }] }),
    }),
  ),
  wrong(
    knowledge.theEquallyFarAreEqual,
    'what control units alone may have is lost',
    'acknowledgement 1 at the standby',
    ({ after }) => ({
      after: withChannel(withChannel(after, 'unit-0', A, { lastApplied: first }), 'unit-1', A, {
        lastApplied: first,
        state: forClient(after.units['unit-0']?.channels[channelName(A)]?.state ?? []),
      }),
    }),
  ),
  wrong(
    order.appliedInOrder,
    'an update is applied past the one ahead of it',
    'acknowledgement 1 at the standby',
    ({ before, after }) => {
      const ahead = { ...one, pc: B };
      return {
        before: withUnit(before, 'unit-1', { queue: [ahead, one] }),
        after: withUnit(after, 'unit-1', { queue: [ahead] }),
      };
    },
  ),
  wrong(order.appliedInOrder, 'the state goes back', 'update 2 at the standby', ({ after }) => ({
    after: withChannel(after, 'unit-1', A, { lastApplied: null }),
  })),
  wrong(order.theQueueIsInOrder, 'a late update is put at the end', 'update 2 at the standby', ({ after }) => ({
    after: withUnit(after, 'unit-1', {
      queue: [
        { ...one, opUid: second },
        { ...one, pc: B },
      ],
    }),
  })),
  wrong(
    order.nothingIsSkipped,
    'an update is left out that was issued before',
    'acknowledgement 1 at the standby',
    ({ after }) => ({
      after: {
        ...withChannel(after, 'unit-1', A, { lastApplied: second }),
        issued: [first, second].map((opUid) => ({ from: 'unit-0', pc: A, opUid, body: [] })),
      },
      before: withUnit(after, 'unit-1', {
        queue: [{ ...one, opUid: second, confirmed: true }],
        channels: stepNamed('request 1').before.units['unit-1']?.channels ?? {},
      }),
    }),
  ),
  wrong(
    application.copiesChangeNothing,
    'a second copy is stored again',
    'acknowledgement 1 at the standby',
    ({ after }) => ({
      ...delivered('unit-1', 'unit-0', { type: 'UpdateToStandby', pc: A, opUid: first, body: one.body }),
      before: after,
      after: withUnit(after, 'unit-1', { queue: [one] }),
    }),
  ),
  wrong(
    order.channelsAreIsolated,
    'an update for one client confirms what is known of another',
    'update 1 at the standby',
    ({ after }) => ({
      after: {
        ...withChannel(after, 'unit-1', B, { lastAcknowledged: first }),
        setting: { ...after.setting, applyOrder: 'perChannel' },
      },
    }),
  ),
  wrong(
    knowledge.standbysAreBehindClients,
    'a standby applies what its client has not',
    'update 1 at the standby',
    ({ after }) => ({ after: withChannel(after, 'unit-1', A, { lastApplied: first }) }),
  ),
  wrong(
    knowledge.nothingIsKnownThatIsNot,
    'an acknowledgement is believed that nobody gave',
    'update 1 at the standby',
    ({ after }) => ({ after: withChannel(after, 'unit-1', A, { lastAcknowledged: first }) }),
  ),
  wrong(
    knowledge.joinedStandbysKnowTheUnconfirmed,
    'a snapshot is taken for processed',
    'update 1 at the standby',
    ({ after }) => ({ after: withChannel(after, 'unit-1', A, { lastApplied: first, unconfirmed: null }) }),
  ),
];

/** What may go wrong where a client loses its state. */
export const wrongLosses: readonly WrongStep[] = [
  wrong(
    losing.whoLosesItsStateSaysSo,
    'a client loses its state and keeps its count',
    'update 2 at the client',
    (step) => ({
      after: withClient(step.after, A, { phase: 'empty', state: emptySections, lastProcessed: null }),
      sent: [{ from: 'client-1', to: 'unit-0', message: { type: 'ChannelReset', pc: A, incarnation: 1 } }],
    }),
  ),
  wrong(
    losing.whoLosesItsStateSaysSo,
    'a client loses its state and acknowledges what it was sent',
    'update 2 at the client',
    ({ after, sent }) => ({
      after: withClient(after, A, { phase: 'empty', incarnation: 2, state: emptySections, lastProcessed: null }),
      sent: [...sent, { from: 'client-1', to: 'unit-0', message: { type: 'ChannelReset', pc: A, incarnation: 2 } }],
    }),
  ),
  wrong(
    losing.wholeStatesSettle,
    'an update for a lost incarnation is still awaited',
    'acknowledgement 1 at the standby',
    ({ after }) => ({
      ...delivered('unit-1', 'unit-0', { type: 'AckForward', pc: A, opUid: second, ack: true }),
      before: withUnit(after, 'unit-1', { queue: [one, { ...one, opUid: second, full: 2 }] }),
      after: withUnit(after, 'unit-1', { queue: [one, { ...one, opUid: second, full: 2, confirmed: true }] }),
    }),
  ),
];

/** What clients may get wrong. */
export const wrongClients: readonly WrongStep[] = [
  wrong(clients.theFenceIsLearnt, 'the answer of a unit is not heeded', 'update 1 at the client', ({ before }) => ({
    ...delivered('client-1', 'unit-1', { type: 'EpochReply', pc: A, incarnation: 1, epoch: 3 }),
    before: withClient(before, A, { phase: 'asking' }),
    after: withClient(before, A, { phase: 'empty' }),
  })),
  wrong(
    knowledge.clientsAreBehindIssuers,
    'a client is ahead of all that was issued',
    'update 1 at the client',
    ({ after }) => ({ after: withClient(after, A, { lastProcessed: fourth }) }),
  ),
  wrong(
    clients.clientsWriteWhatTheyProcess,
    'an update is acknowledged and not applied',
    'update 1 at the client',
    ({ after }) => ({ after: withClient(after, A, { state: emptySections }) }),
  ),
  wrong(
    clients.clientsWriteWhatTheyProcess,
    'a replay leaves keys that it does not name',
    'replay at its client',
    ({ before, after }) => ({
      after: withClient(after, B, { state: before.clients['routing/2']?.state ?? emptySections }),
    }),
  ),
  wrong(
    clients.clientsProcessOnce,
    'an update that was processed is applied again',
    'update 2 at the client',
    ({ after }) => ({
      ...delivered('client-1', 'unit-0', { type: 'UpdateToClient', pc: A, opUid: first, body: [valued(1)] }),
      before: after,
      after: withClient(after, A, { state: [{ route: { value: 1, audience: 'all' } }] }),
    }),
  ),
  wrong(clients.clientsSkipNothing, 'an update is processed past a gap', 'update 2 at the client', ({ before }) => ({
    before: withClient(before, A, { lastProcessed: null }),
  })),
  wrong(
    clients.acknowledgementsAreSound,
    'an update is acknowledged on receipt',
    'update 1 at the client',
    ({ before }) => ({ after: before }),
  ),
  wrong(
    clients.acknowledgementsAreSound,
    'a query is answered with an earlier update',
    'query at the one client',
    ({ sent }) => ({ sent: resaid(sent, 'AckQueryReply', { opUid: first }) }),
  ),
  wrong(
    clients.theFenceHolds,
    'an update of the old reign is processed behind the fence',
    'update 2 at the client',
    ({ before, after }) => ({
      before: withClient(before, A, { fence: 3 }),
      after: withClient(after, A, { fence: 3 }),
    }),
  ),
  wrong(clients.theFenceHolds, 'the fence falls', 'update 2 at the client', ({ after }) => ({
    after: withClient(after, A, { fence: 0 }),
  })),
];
