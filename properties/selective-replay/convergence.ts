import { sameId } from '../../spec/selective-replay/operation-id.ts';
import { channelName } from '../../spec/selective-replay/process-channel.ts';
import { forClient, sameSections } from '../../spec/selective-replay/sections.ts';
import type { SelectiveReplayView, UnitChannelView, UnitView } from '../../spec/selective-replay/view.ts';

/**
 * Why a system has not converged, once faults have ceased; undefined when it has: one unit reigns, all others stand by with its
 * state and nothing pending, and every client has what it may have of it. A system that has lost every state begins again with
 * none. L-RPL-2, L-RPL-5, L-RPL-6, L-RPL-7, RPL-117
 */
export function converged(view: SelectiveReplayView): string | undefined {
  const units = view.units.map((name) => [name, view.unit(name)] as const);
  const [reigning, ...others] = units.flatMap(([, unit]) => (unit?.role === 'primary' ? [unit] : []));
  if (reigning === undefined) return 'nobody reigns';
  if (others.length > 0) return 'more than one reigns';
  for (const [name, unit] of units) {
    if (unit === undefined) return `${name} is down`;
    if (Object.keys(unit.processes).length > unit.running.length) return `a process of ${name} does not run`;
    const reason = unit === reigning ? undefined : behind(unit, reigning);
    if (reason !== undefined) return `${name} ${reason}`;
  }
  if (reigning.requests.length > 0) return 'somebody waits for a word on what was asked';
  for (const { pc } of view.channels) {
    const reason = outOfStep(view, reigning.channels[channelName(pc)]);
    if (reason !== undefined) return `${channelName(pc)} ${reason}`;
  }
  return undefined;
}

/** What a standby lacks, or has not done yet. */
function behind(unit: UnitView, { highestEpochSeen, channels }: UnitView): string | undefined {
  if (!unit.isEligible || unit.phase !== 'tracking') return `is ${unit.role}, ${unit.phase}`;
  if (unit.highestEpochSeen !== highestEpochSeen) return 'follows another reign';
  if (unit.queue.length + unit.acknowledgements.length > 0) return 'has something pending';
  for (const [name, { state, lastApplied, unconfirmed }] of Object.entries(unit.channels)) {
    const own = channels[name];
    if (own === undefined || !sameSections(state, own.state)) return `has another state of ${name}`;
    if (lastApplied !== null && !sameId(lastApplied, own.lastApplied)) return `has come to another change of ${name}`;
    if (unconfirmed !== null) return `does not know that the client of ${name} has it all`;
  }
  return undefined;
}

/** What a client lacks, or what its primary does not know of it. */
function outOfStep(view: SelectiveReplayView, channel: UnitChannelView | undefined): string | undefined {
  const client = channel === undefined ? undefined : view.client(channel.pc);
  // Whose card is out has nothing to be in step with. RPL-114
  if (channel?.isOpen === false) return undefined;
  if (channel === undefined || client === undefined) return 'is down';
  if (client.phase !== 'current') return `is ${client.phase}`;
  if (channel.probe === 'silent' || channel.probe === 'replayed') return `is ${channel.probe} to its primary`;
  if (channel.waiting > 0 || channel.owed !== null) return 'has not been sent all';
  if (channel.outstanding.length > 0) return 'has not acknowledged all';
  if (channel.incarnation !== client.incarnation) return 'is known in another incarnation';
  return sameSections(forClient(channel.state), client.state) ? undefined : 'has another state than its primary';
}
