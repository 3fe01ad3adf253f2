import { emptySections } from '../sections.ts';
import * as acknowledging from './acknowledging.ts';
import { A, B, delivered, withChannel, withUnit, type World } from './world.fixtures.ts';
import { first, second, wrong, type WrongStep } from './wrong-step.fixtures.ts';

const withSetting = (world: World, changed: Partial<World['setting']>): World => ({
  ...world,
  setting: { ...world.setting, ...changed },
});
const channels = [A, B].map((pc) => ({
  ...{ pc, sections: emptySections, last: pc === A ? first : null, incarnation: 1 },
  unconfirmed: pc === A ? { after: null, upTo: first } : null,
}));

/** What may be got wrong with acknowledgements that go otherwise. */
export const wrongAcknowledging: readonly WrongStep[] = [
  wrong(
    acknowledging.acknowledgementsAreKept,
    'an acknowledgement that overtakes its update is lost',
    'acknowledgement 1 at the standby',
    ({ before }) => {
      const empty = withUnit(before, 'unit-1', { queue: [] });
      return { before: empty, after: empty };
    },
  ),
  wrong(
    acknowledging.nothingIsKeptInVain,
    'an acknowledgement stays when its update is applied',
    'acknowledgement 1 at the standby',
    ({ after }) => ({ after: withUnit(after, 'unit-1', { acknowledgements: [{ pc: A, opUid: first }] }) }),
  ),
  wrong(
    acknowledging.theEarlyAreSettled,
    'a snapshot makes open again what its client has said',
    'acknowledgement 1 at the standby',
    ({ after }) => ({
      ...delivered('unit-1', 'unit-0', { type: 'Snapshot', epoch: 2, upTo: first, all: true, channels }),
      before: withUnit(after, 'unit-1', { role: 'joining', acknowledgements: [{ pc: A, opUid: first }] }),
      after: withChannel(after, 'unit-1', A, { unconfirmed: { after: null, upTo: first } }),
    }),
  ),
  wrong(acknowledging.acknowledgementsGoTheirWay, 'the standby is not told', 'update 1 at the client', ({ after }) => ({
    after: withSetting(after, { ackPath: 'direct' }),
  })),
  wrong(
    acknowledging.primariesPassOnWhatIsTheirs,
    'it is not passed on',
    'acknowledgement 1 at the primary',
    ({ sent }) => ({ sent: sent.filter(({ message }) => message.type !== 'AckForward') }),
  ),
  wrong(
    acknowledging.primariesPassOnWhatIsTheirs,
    'it is passed on though the client does so',
    'acknowledgement 1 at the primary',
    ({ after }) => ({ after: withSetting(after, { ackPath: 'direct' }) }),
  ),
  wrong(acknowledging.oneStandsForAllBefore, 'it is compared for equality', 'update 2 at the standby', ({ after }) => ({
    after: withSetting(withChannel(after, 'unit-1', A, { lastAcknowledged: second }), { ackMode: 'cumulative' }),
  })),
  wrong(
    acknowledging.nothingCoveredIsOutstanding,
    'what came before it is awaited for ever',
    'request 2',
    ({ after }) => ({
      after: withSetting(withChannel(after, 'unit-0', A, { lastAcknowledged: second }), { ackInference: true }),
    }),
  ),
  wrong(
    acknowledging.clientsAcknowledgeByPeriods,
    'an update is acknowledged at once',
    'update 1 at the client',
    ({ after }) => ({ after: withSetting(after, { ackMode: 'cumulative' }) }),
  ),
  wrong(
    acknowledging.clientsAcknowledgeByPeriods,
    'what is acknowledged already is acknowledged once more',
    'update 1 at the client',
    ({ after }) => ({
      event: { kind: 'timer', part: 'client-1', instance: 'client', timer: 'ackPeriod' },
      before: withSetting(after, { ackMode: 'cumulative' }),
      after: withSetting(after, { ackMode: 'cumulative' }),
    }),
  ),
];
