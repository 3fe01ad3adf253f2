import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { entry, provideEntry, record } from '../../machines/process-state/index.ts';
import { countedSilence } from './counted-silence.ts';
import { registryPort } from './registry-port.ts';
import { Registry } from './registry.ts';

// Goal: a chart that is no entry, or whose data the port does not know of, is refused rather than run on half of its data.

const settings = {
  managerElement: 0,
  managerEpoch: 1,
  localDetector: 'heartbeat',
  limit: 1,
  countPeriod: 1,
  probe: false,
  probeWait: 1,
  probeRounds: 1,
  lateHeartbeat: 'ignore',
  interestLifetime: 'incarnation',
  firstIncarnation: 1,
  lastIncarnation: 2,
} as const;

const registry = new Registry();
const row = registry.rowOf('T');
const port = registryPort(
  registry,
  countedSilence(),
  settings,
  () => row,
  () => [],
);

it('the chart of an entry is taken, and stays as it was for others', () => {
  const provided = provideEntry(entry, port);
  expect(provided.implementations.actions.count).not.toBe(entry.implementations.actions.count);
  expect(Object.keys(provided.implementations.actions).sort()).toEqual(
    Object.keys(entry.implementations.actions).sort(),
  );
  expect(Object.keys(provided.implementations.guards).sort()).toEqual(Object.keys(entry.implementations.guards).sort());
});

it.each([
  [
    record,
    /^The chart process-state\/record has (?:\w+, )*askWhoRuns, .*, which no entry has\. Give provideEntry the chart of an entry, or extend EntryPort\.$/u,
  ],
  [
    setup({ guards: { late: () => true } }).createMachine({ id: 'other' }),
    /^The chart other has late, which no entry has/u,
  ],
])('another chart is refused', (machine, message) => {
  expect(() => provideEntry(machine, port)).toThrow(message);
});
