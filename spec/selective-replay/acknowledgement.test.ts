import { expect, it } from 'vitest';
import { standsForAllBefore } from './acknowledgement.ts';

const alone = { ackMode: 'perUpdate', ackInference: false, channelKind: 'reliableFifo' } as const;

it('each update is acknowledged by itself, unless one acknowledgement stands for several [RPL-49][RPL-51][RPL-53]', () => {
  expect(standsForAllBefore(alone)).toBe(false);
  expect(standsForAllBefore({ ...alone, ackMode: 'cumulative' })).toBe(true);
  expect(standsForAllBefore({ ...alone, ackInference: true })).toBe(true);
  expect(standsForAllBefore({ ...alone, channelKind: 'lossy' })).toBe(true);
});
