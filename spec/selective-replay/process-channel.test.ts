import { describe, expect, it } from 'vitest';
import { channelName, processChannel, sameChannel } from './process-channel.ts';

describe('a process channel', () => {
  it('is the pair of process and slot, and differs for every pair [RPL-7]', () => {
    const channels = ['routing', 'chassis'].flatMap((proc) => [0, 1].map((slot) => ({ proc, slot })));
    expect(new Set(channels.map(channelName)).size).toBe(4);
    for (const [at, a] of channels.entries()) {
      for (const [other, b] of channels.entries()) expect(sameChannel(a, b)).toBe(at === other);
    }
  });

  it.each([
    [{ proc: '', slot: 1 }, 'proc'],
    [{ proc: 'routing', slot: -1 }, 'slot'],
    [{ proc: 'routing', slot: 1.5 }, 'slot'],
    [{ proc: 'routing' }, 'slot'],
  ])('%j is none, and the place is named', (bad, place) => {
    expect(processChannel.safeParse(bad).error?.issues).toMatchObject([{ path: [place] }]);
  });
});
