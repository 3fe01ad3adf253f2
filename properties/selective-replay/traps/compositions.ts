import type { Composition } from '../composition.ts';
import { oneClient, oneForBoth, twoClients } from '../compositions/core.ts';
import { roleSwap, suspected, suspectedSlow } from '../compositions/returning.ts';
import { reset, resetAndFailure, resetBeside } from '../compositions/resets.ts';
import { failure, request } from '../compositions/samples.ts';
import { slow } from '../compositions/silent.ts';

/** In what each trap comes about: as few clients, ops and failures as it needs. */

export const lost: Composition = { ...oneClient(1, 1), witnesses: [] };
/** Nothing is lost, but not everything has arrived when the standby takes over. */
export const frozen: Composition = { ...oneClient(1, 0), faults: [failure('U0')], witnesses: [] };
export const two: Composition = { ...twoClients(false), witnesses: [] };
export const both: Composition = { ...oneForBoth(false), witnesses: [] };
export const silent: Composition = { ...slow(1, 1), witnesses: [] };
export const returning: Composition = { ...roleSwap(2), witnesses: [] };
export const deposed: Composition = { ...suspected(2), witnesses: [] };
export const partitioned: Composition = { ...suspectedSlow(1), witnesses: [] };

/** The client loses its state, too. */
export const resetting: Composition = { ...resetAndFailure(1, 0), witnesses: [] };
/** The same of the second of two clients, whose confirmed update waits behind one of the first. */
export const beside: Composition = { ...resetBeside(), witnesses: [] };
/** A standby that has joined by a snapshot, and a client that loses its state. */
export const joinedAndReset: Composition = {
  ...roleSwap(2),
  name: 'selective-replay/joined-and-reset',
  mirror: { capacity: 6, urgent: true },
  stimuli: [request('U1', 'b', 0)],
  faults: [...roleSwap(2).faults, ...reset('A', 1)],
  witnesses: [],
};
