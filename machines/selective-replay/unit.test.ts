import { expect, it } from 'vitest';
import { unitInput } from './control-unit-input.fixtures.ts';
import { unit } from './unit.ts';

// Goal: a unit that is asked for what does not go together refuses to start.

const input = {
  ...unitInput(1),
  ...{ queryTimeout: 1, queryRetries: 0, silentRetry: 1, outCapacity: 1, lines: {} },
  ...{ heartbeatPeriod: null, heartbeatTimeout: null },
  ...{ processRestart: 1, processLoad: 1, crashes: {}, failedStarts: {} },
};
const lines = { A: { stalls: 1, pace: 1 } };
const starting = (change: object) => () => unit({ ...input, ...change } as never).instances({ boot: 1, durable: {} });

it('a client may be slow, or what it is told be numbered', () => {
  expect(starting({ lines })).not.toThrow();
  expect(starting({ channelKind: 'lossy' })).not.toThrow();
});

it('to a slow client nothing is numbered [RPL-53][RPL-111]', () => {
  expect(starting({ lines, channelKind: 'lossy' })).toThrow(
    'Unit 1 has lines to A and channelKind lossy: what is owed to a slow client cannot be numbered. Give no lines, or reliableFifo.',
  );
});
