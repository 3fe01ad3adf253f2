import { expect, it } from 'vitest';
import { waits } from '../../machines/restart-sync/monitors/waits.ts';
import type { Observation } from '../checker/label.ts';
import { Chart } from '../checker/chart.ts';
import { Watcher } from '../simulation/watching.ts';

// Goal: what has been awaited in vain is counted as whole only by an end of data that the receiver takes as one.
// Method: the monitor sees the counterexample of the full scope of `two-inputs`, where the end of data of a transfer that the
// limit had cut short came after the limit, and the input died again.

const requester = { epoch: 1, pid: 3, incarnation: 1 };
const first = { epoch: 1, pid: 1, incarnation: 1 };
const second = { ...first, incarnation: 2 };
const input = { source: 'A', receiver: 'M', limit: 2, hosts: ['card of M'], graceOnHeartbeatLoss: true };

const told = (type: string, message: object): Observation => ({
  type: `deliver.${type}`,
  part: 'M',
  from: 'A',
  message: { type, name: 'A', target: 'A', requester, ...message },
});
const sent = (type: string, xfer: number, message: object): Observation => ({
  type: `deliver.${type}`,
  part: 'M',
  from: 'A',
  message: { type, src: second, dst: requester, xfer, ...message },
});
const limit = { type: 'timer.staleLimit', part: 'M', instance: 'receiver/A' };

const upToTheLimit = [
  { type: 'send.LookupRequest', from: 'M', message: { type: 'LookupRequest', target: 'A', requester } },
  told('LookupReply', { key: first }),
  told('BirthNotification', { key: second }),
  sent('Data', 1, { n: 1, recs: [] }),
  limit,
];

function hasExpired(limitClearsFresh: boolean, observations: readonly Observation[]): boolean {
  const watcher = new Watcher(
    { machine: waits, input: { ...input, limitClearsFresh }, view: ({ context }) => context.expired },
    new Chart(waits, 'waits'),
  );
  for (const observation of observations) watcher.observe([observation]);
  return watcher.view as boolean;
}

it.each([
  ['the end of a transfer that the limit has cut short', true, [sent('Eof', 1, { count: 1 })], true],
  [
    'the end of the transfer after it',
    true,
    [sent('Data', 2, { n: 1, recs: [] }), sent('Eof', 2, { count: 1 })],
    false,
  ],
  ['the end of a transfer that the limit does not end', false, [sent('Eof', 1, { count: 1 })], false],
] as const)(
  'the input still counts as awaited in vain after %s only if that makes it not whole [SYNC-51]',
  (_, limitClearsFresh, after, expired) => {
    expect(hasExpired(limitClearsFresh, [...upToTheLimit, ...after])).toBe(expired);
  },
);
