import type { HeartbeatInput } from './heartbeat.ts';

/** What a deployment says of heartbeats, and what that depends on. */
export interface HeartbeatSettings {
  readonly unit: number;
  readonly units: readonly string[];
  readonly probeScope: 'pendingOnly' | 'allClients';
  readonly heartbeatPeriod: number | null;
  readonly heartbeatTimeout: number | null;
}

/**
 * What the heartbeat of a unit is given; null where it has none.
 *
 * @throws RangeError if there is a period and no timeout, or a timeout that any living unit would miss, or if a takeover would ask those
 * clients alone of whom something is pending: a unit that is missed is not stopped for certain. RPL-65, RPL-96
 */
export function heartbeatOf(settings: HeartbeatSettings): HeartbeatInput | null {
  const { unit, units, probeScope, heartbeatPeriod, heartbeatTimeout } = settings;
  if (heartbeatPeriod === null && heartbeatTimeout === null) return null;
  if (heartbeatPeriod === null || heartbeatTimeout === null)
    throw new RangeError(
      `Unit ${String(unit)} has ${heartbeatPeriod === null ? 'a heartbeatTimeout and no heartbeatPeriod' : 'a heartbeatPeriod and no heartbeatTimeout'}: give both, or null for both.`,
    );
  if (heartbeatTimeout <= heartbeatPeriod)
    throw new RangeError(
      `Unit ${String(unit)} has a heartbeatTimeout of ${String(heartbeatTimeout)} ticks, which is no more than its heartbeatPeriod of ${String(heartbeatPeriod)}: whoever runs would be missed. Give a longer timeout.`,
    );
  if (probeScope === 'pendingOnly')
    throw new RangeError(
      `Unit ${String(unit)} has heartbeats and probeScope pendingOnly: a unit that is missed may live, and what it has sent may still be under way. Give allClients.`,
    );
  return { unit, others: units.filter((_, at) => at !== unit), heartbeatPeriod, heartbeatTimeout };
}
