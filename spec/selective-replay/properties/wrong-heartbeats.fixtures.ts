import * as heartbeat from './heartbeat.ts';
import { atFirst, delivered } from './world.fixtures.ts';
import { wrong, type WrongStep } from './wrong-step.fixtures.ts';

const ofEarlier = { type: 'UnitHeartbeat', unit: 0, epoch: 1 } as const;
const ofLater = { type: 'UnitHeartbeat', unit: 1, epoch: 3 } as const;

/** What may go wrong with heartbeats. */
export const wrongHeartbeats: readonly WrongStep[] = [
  wrong(heartbeat.onlyTheResponsibleBeat, 'a standby beats', 'request 1', () => ({
    sent: [{ from: 'unit-1', to: 'unit-0', message: ofLater }],
  })),
  wrong(heartbeat.onlyTheResponsibleBeat, 'a primary beats under another epoch', 'request 1', () => ({
    sent: [{ from: 'unit-0', to: 'unit-1', message: ofEarlier }],
  })),
  wrong(heartbeat.onlyTheResponsibleBeat, 'one of two others is not sent it', 'request 1', ({ after }) => ({
    sent: [{ from: 'unit-0', to: 'unit-1', message: { ...ofEarlier, epoch: 2 } }],
    after: { ...after, units: { ...after.units, 'unit-2': after.units['unit-1'] } },
  })),
  wrong(heartbeat.heartbeatsDepose, 'a primary reigns on beside a later reign', 'request 1', ({ before }) => ({
    ...delivered('unit-0', 'unit-1', ofLater),
    after: before,
  })),
  wrong(heartbeat.heartbeatsDepose, 'a reign that is over is not told so', 'request 1', ({ before }) => ({
    ...delivered('unit-1', 'unit-0', ofEarlier),
    after: before,
  })),
  wrong(
    heartbeat.theFailedAreMissed,
    'a unit waits on for one that is down',
    'the primary dies with what it sent',
    ({ after }) => ({
      after: { ...after, down: 4 },
    }),
  ),
  wrong(heartbeat.nobodyIsMissedInVain, 'a unit takes over from one that lives', 'failover', ({ before }) => ({
    before: { ...before, units: { ...before.units, 'unit-0': atFirst.units['unit-0'] } },
  })),
];
