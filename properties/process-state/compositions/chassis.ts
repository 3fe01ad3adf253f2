import type { Composition, Member } from '../composition.ts';
import {
  aKeyIsRejectedBySomeone,
  aKeyOfALaterEpochIsKnown,
  aLaterInstanceIsKnown,
  aLivingProcessCountsAsDead,
  aTargetIsKnownDead,
  anEndIsNotKnownYet,
} from '../witnesses.ts';
import { crashes, send } from './travel.ts';

// Compositions for the simulator: what bounds a search does not bound them.

/** More than any run of a simulation gets to. */
const OFTEN = 10_000;

/** Heartbeats that are late, lost and doubled. */
const heartbeat: Member['heartbeat'] = { capacity: 4, loss: 'unbounded', duplication: 'unbounded' };

function on(element: number, ...targets: readonly string[]): Member {
  return { targets, heartbeat, element };
}

/** Two processes beside the manager, three on two line cards; all talk to whom they follow. */
export const chassis: Composition = {
  name: 'process-state/chassis',
  processes: {
    routing: on(0, 'forwarding A', 'forwarding B'),
    shelf: on(0, 'routing'),
    'forwarding A': on(1, 'routing', 'forwarding B'),
    'sensors A': on(1, 'shelf'),
    'forwarding B': on(2, 'routing', 'forwarding A'),
  },
  limit: 3,
  lastIncarnation: OFTEN,
  registerRetry: 4,
  control: { kind: 'fifo', capacity: 64, urgent: { above: 2 } },
  ipc: { capacity: 4, whenFull: 'back-pressure' },
  stimuli: [
    send('routing', 'forwarding A', OFTEN),
    send('routing', 'forwarding B', OFTEN),
    send('shelf', 'routing', OFTEN),
    send('forwarding A', 'forwarding B', OFTEN),
    send('sensors A', 'shelf', OFTEN),
    send('forwarding B', 'routing', OFTEN),
  ],
  faults: crashes({
    manager: OFTEN,
    routing: OFTEN,
    shelf: OFTEN,
    'forwarding A': OFTEN,
    'sensors A': OFTEN,
    'forwarding B': OFTEN,
    'control card': OFTEN,
    'line card 1': OFTEN,
    'line card 2': OFTEN,
  }),
  partitions: { 'forwarding A': OFTEN, 'sensors A': OFTEN, 'forwarding B': OFTEN },
  witnesses: [
    aTargetIsKnownDead,
    aLaterInstanceIsKnown,
    aLivingProcessCountsAsDead,
    aKeyIsRejectedBySomeone,
    aKeyOfALaterEpochIsKnown,
    anEndIsNotKnownYet,
  ],
};

/** The same where the manager has to ask its operating system who is active. */
export const polledChassis: Composition = {
  ...chassis,
  name: 'process-state/chassis-polled',
  options: { localDetector: 'os-poll', pollPeriod: 3 },
};

/** The same where notices are acknowledged and repeated, since control channels lose and double. */
export const lossyChassis: Composition = {
  ...chassis,
  name: 'process-state/chassis-lossy',
  processes: Object.fromEntries(
    Object.entries(chassis.processes).map(([address, member]) => [
      address,
      { ...member, control: { loss: 'unbounded', duplication: 'unbounded' } },
    ]),
  ),
  options: { controlChannel: 'ack-retransmit', lookupWait: 'poll', lookupPollPeriod: 4 },
};

/** The same as the first, for cards whose clocks drift. */
export const driftingChassis: Composition = { ...chassis, name: 'process-state/chassis-drifting' };

/** The same as the first, where nobody but their heartbeats tells of processes, beside the manager too. */
export const heartbeatChassis: Composition = {
  ...chassis,
  name: 'process-state/chassis-heartbeat',
  options: { localDetector: 'heartbeat' },
};
