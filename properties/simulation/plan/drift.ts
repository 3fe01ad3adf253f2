import * as fc from 'fast-check';
import type { Host, System } from '../../checker/index.ts';

/** Most millionths by which a clock runs slow or fast: enough to reach any declared skew within a run. */
const FASTEST = 200_000;

/** How the clock of each host drifts, in millionths; one clock for all drifts from nothing. */
export function driftsOf({ hosts, clockSkew = 0 }: System): fc.Arbitrary<readonly number[]> {
  const length = hostNames(hosts).length;
  if (clockSkew === 0) return fc.constant(Array.from({ length }, () => 0));
  return fc.array(fc.integer({ min: -FASTEST, max: FASTEST }), { minLength: length, maxLength: length });
}

/** All hosts, outermost first. */
export function hostNames(hosts: readonly Host[]): readonly string[] {
  return hosts.flatMap((host) => [host.name, ...hostNames(host.hosts ?? [])]);
}
