import { describe, expect, it } from 'vitest';
import { areasAreApart } from '../../spec/restart-sync/properties/chain.ts';
import type { RestartSyncView, SyncProcessView } from '../../spec/restart-sync/view.ts';
import { check } from '../checker/index.ts';
import type { Member } from './composition.ts';
import { restartSync } from './system.ts';

// Goal: a name means one thing: a process is no chart of another one, and a card is all the processes on it.

function named(processes: Readonly<Record<string, Member>>): () => unknown {
  const nothing = { stimuli: [], faults: [], witnesses: [], causes: ['exit'] } as const;
  return () =>
    check(
      restartSync({
        name: 'restart-sync/named',
        processes,
        ipc: { capacity: 1 },
        notices: { capacity: 1 },
        ...nothing,
      }),
    );
}

describe('a process whose name is the address of a chart in the process that speaks to it is refused', () => {
  it.each([
    ['source', { source: { source: {} }, 'the middle': { inputs: ['source'], source: {} } }],
    [
      'awaited/head',
      { head: { source: {} }, 'awaited/head': { source: {} }, R: { inputs: ['head', 'awaited/head'], source: {} } },
    ],
    ['configuration', { configuration: { configurations: {} }, R: { source: {}, configuredBy: 'configuration' } }],
  ] as const)('%s', (name, processes) => {
    expect(named(processes)).toThrow(
      `syncProcess > process "${name}": a chart inside the process that speaks to it has the same address, and would take its messages. Give the process another name than `,
    );
  });

  it('and taken where nobody has such a chart', () => {
    expect(named({ source: { source: {} }, R: { inputs: ['source'] } })).not.toThrow();
  });
});

describe('a fault of a card', () => {
  const held = (current: object): SyncProcessView => ({ receivers: { S: { current } } }) as unknown as SyncProcessView;
  const seen = (processes: Readonly<Record<string, SyncProcessView | undefined>>): RestartSyncView =>
    ({
      names: Object.keys(processes),
      process: (name: string) => processes[name],
      processesBelow: (target: string) => (target === 'card' ? ['A', 'B'] : [target]),
    }) as unknown as RestartSyncView;
  const all = { A: held({ 1: 'up' }), B: held({ 1: 'up' }), C: held({ 1: 'up' }) };

  it.each([
    ['takes what both processes on it hold', 'card', { ...all, A: undefined, B: undefined }, true],
    ['takes nothing that another card holds', 'card', { ...all, A: undefined, B: undefined, C: held({}) }, false],
    ['is not that of one process on it', 'A', { ...all, A: undefined, B: undefined }, false],
  ])('%s [S-SYNC-11]', (_, target, after, holds) => {
    expect(areasAreApart.holds(seen(all), { kind: 'crash', target }, [], seen(after))).toBe(holds);
  });
});
