import { describe, expect, it } from 'vitest';
import type { ManagerInput } from '../../machines/process-state/index.ts';
import { Clock } from '../hardware/clock.ts';
import { OperatingSystem } from '../hardware/operating-system.ts';
import { Processor } from '../hardware/processor.ts';
import { managerOnSupervisor } from './hosted-supervisor.ts';

// Goal: a manager on a supervisor answers and counts as its view says, and is refused what a supervisor does not do.
// That it does what the charts do, event by event, the simulation `process-state/chassis-heartbeat` shows.

const input: ManagerInput = {
  names: ['A', 'B'],
  operatingSystem: null,
  managerElement: 0,
  localDetector: 'heartbeat',
  pollPeriod: 3,
  limit: 2,
  countPeriod: 1,
  probe: false,
  probeWait: 1,
  probeRounds: 1,
  lateHeartbeat: 'ignore',
  interestLifetime: 'incarnation',
  keyEpoch: true,
  lookupBy: 'name',
  controlChannel: 'reliable-fifo',
  noticeRetry: 3,
  firstIncarnation: 1,
  lastIncarnation: 3,
  followers: {},
};
const processor = new Processor('card', { clock: new Clock(), operatingSystem: new OperatingSystem('silent') });

it('registers, counts silence by the tick, and finds dead who is silent for longer than its limit [PSM-HBT-9]', () => {
  const part = managerOnSupervisor(input)({ boot: 2, durable: {} }, processor);
  const request = { type: 'RegisterRequest', name: 'A', element: 1, osId: 7, token: 5, from: 'A' };
  expect(part.receive(request)).toMatchObject([{ to: 'A', message: { type: 'RegisterReply', key: { epoch: 2 } } }]);
  const counters = [0, 1, 2, 3].map(() => {
    part.tick();
    const { state, counter } = part.view.entries.A ?? {};
    return [state, counter];
  });
  expect(counters).toEqual([
    ['alive', 1],
    ['alive', 2],
    ['dead', 0],
    ['dead', 0],
  ]);
  expect(part.view.entries.B?.state).toBe('unseen');
});

describe('a manager is refused that', () => {
  it.each([
    ['asks an operating system', { operatingSystem: 'operating system' }],
    ['polls', { localDetector: 'os-poll' }],
    ['looks up by identifiers', { lookupBy: 'os-id-and-element' }],
    ['repeats what is lost', { controlChannel: 'ack-retransmit' }],
  ] as const)('%s', (_, more) => {
    expect(() => managerOnSupervisor({ ...input, ...more })).toThrow(
      'A supervisor hears of ends by heartbeats, looks targets up by name and says everything once: give its manager no operating system',
    );
  });
});
