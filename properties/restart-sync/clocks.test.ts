import { describe, expect, it } from 'vitest';
import { endings } from '../../machines/restart-sync/monitors/endings.ts';
import { waits } from '../../machines/restart-sync/monitors/waits.ts';
import { Chart } from '../checker/chart.ts';
import { Watcher } from '../simulation/watching.ts';

// Goal: where each card has a clock of its own, what a receiver has known for how long is counted by its own clock.
// Method: the monitors see an input die, and then ticks of this card, of another one and of all.

const requester = { epoch: 1, pid: 2, incarnation: 1 };
const key = { epoch: 1, pid: 1, incarnation: 1 };
const input = { source: 'S', receiver: 'R', limit: 5, hosts: ['card of R'], graceOnHeartbeatLoss: true };
const death = [
  { type: 'send.LookupRequest', from: 'R', message: { type: 'LookupRequest', target: 'S', requester } },
  {
    type: 'deliver.DeathNotification',
    part: 'R',
    from: 'M',
    message: { type: 'DeathNotification', name: 'S', key, requester, cause: 'exit' },
  },
];
const tick = (clock: string) => ({ type: 'tick', clock });

describe.each([
  ['endings', endings, ({ ends }: { ends: readonly { ticks: number }[] }) => ends.map(({ ticks }) => ticks)],
  ['waits', waits, ({ ticks }: { ticks: number }) => [ticks]],
] as const)('the monitor of %s', (name, machine, counted) => {
  it.each([
    ['the card of the receiver', 'card of R', 2],
    ['another card', 'card of S', 0],
    ['all cards, where they have one clock', 'all', 2],
  ])('counts the ticks of %s [SYNC-6]', (_, clock, ticks) => {
    const watcher = new Watcher({ machine, input, view: ({ context }) => context }, new Chart(machine, name));
    watcher.observe(death);
    watcher.observe([tick(clock)]);
    watcher.observe([tick(clock)]);
    expect(counted(watcher.view as never)).toEqual([ticks]);
  });
});
