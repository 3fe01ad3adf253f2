import { describe, expect, it } from 'vitest';
import { heartbeatOf, type HeartbeatSettings } from './heartbeat-settings.ts';

const settings: HeartbeatSettings = {
  unit: 1,
  units: ['U0', 'U1', 'U2'],
  probeScope: 'allClients',
  heartbeatPeriod: 2,
  heartbeatTimeout: 5,
};

describe('what the heartbeat of a unit is given', () => {
  it('names all others, and is nothing where there are no heartbeats', () => {
    expect(heartbeatOf(settings)).toEqual({
      unit: 1,
      others: ['U0', 'U2'],
      heartbeatPeriod: 2,
      heartbeatTimeout: 5,
    });
    expect(
      heartbeatOf({ ...settings, probeScope: 'pendingOnly', heartbeatPeriod: null, heartbeatTimeout: null }),
    ).toBeNull();
  });

  it.each([
    [{ heartbeatTimeout: null }, /^Unit 1 has a heartbeatPeriod and no heartbeatTimeout: give both/],
    [{ heartbeatPeriod: null }, /^Unit 1 has a heartbeatTimeout and no heartbeatPeriod: give both/],
    [{ heartbeatTimeout: 2 }, /a heartbeatTimeout of 2 ticks, which is no more than its heartbeatPeriod of 2/],
    [{ probeScope: 'pendingOnly' }, /heartbeats and probeScope pendingOnly: .* Give allClients\.$/],
  ] as const)('is refused where nobody could rely on it: %o', (wrong, message) => {
    expect(() => heartbeatOf({ ...settings, ...wrong })).toThrow(message);
  });
});
