import { goDown } from './reference-ending.fixtures.ts';
import { meet, start } from './reference-reaction.fixtures.ts';
import type { Draft, State } from './reference-state.fixtures.ts';
import type { Fault, Host, System } from './system.ts';

/** Makes a fault happen in the draft of a step; false where it cannot happen in the state before. */
export function fail(system: System, before: State, draft: Draft, fault: Fault): boolean {
  if ('cut' in fault) return cut(system, before, draft, fault.cut);
  if ('heal' in fault) return draft.cut.delete(fault.heal);
  if ('restart' in fault) return restart(system, before, draft, fault.restart);
  if ('crash' in fault) {
    const isUp = isPowered(system, before, fault.crash) && before.parts[fault.crash]?.up !== false;
    // That a part is down is its own state; that a host is down is said of the host.
    if (isUp && !(fault.crash in before.parts)) draft.down.add(fault.crash);
    if (isUp) strike(system, draft, fault.crash);
    return isUp;
  }
  if (before.removed.has(fault.remove)) return false;
  draft.removed.add(fault.remove);
  strike(system, draft, fault.remove);
  return true;
}

/** What is on its way over the link is lost, save what is in a set. */
function cut(system: System, before: State, draft: Draft, cutLink: string): boolean {
  if (before.cut.has(cutLink)) return false;
  draft.cut.add(cutLink);
  system.channels.forEach(({ link, kind }, at) => {
    if (link === cutLink && kind !== 'set') draft.channels[at] = [];
  });
  return true;
}

/** A part starts again, or a host comes up with all below it that has nothing else down above it. */
function restart(system: System, before: State, draft: Draft, target: string): boolean {
  const isDown = target in before.parts ? !before.parts[target]!.up : before.down.has(target);
  const [, ...above] = chainOf(system, target);
  if (!isDown || before.removed.has(target) || above.some((node) => !isPowered(system, before, node))) return false;
  draft.down.delete(target);
  const starting = partsBelow(system, target).filter(
    (part) => !before.parts[part]!.up && isPowered(system, draft, part),
  );
  start(system, draft, starting);
  return true;
}

/** All below the node goes down; then their observers are told, in one step. */
function strike(system: System, draft: Draft, target: string): void {
  const dying = partsBelow(system, target).filter((name) => draft.parts[name]!.up);
  meet(
    system,
    draft,
    dying.flatMap((name) => goDown(system, draft, name)),
  );
}

function partsBelow(system: System, target: string): readonly string[] {
  return Object.keys(system.parts).filter((part) => chainOf(system, part).includes(target));
}

/** Whether neither the node nor anything above it is down or removed, as far as hosts go. */
function isPowered(system: System, state: State, node: string): boolean {
  return chainOf(system, node).every((at) => !state.down.has(at) && !state.removed.has(at));
}

/** A node and all above it, upwards. */
function chainOf(system: System, node: string): readonly string[] {
  const find = (hosts: readonly Host[]): readonly string[] | undefined => {
    for (const host of hosts) {
      const below = host.name === node ? [] : find(host.hosts ?? []);
      if (below !== undefined) return [...below, host.name];
    }
    return undefined;
  };
  const part = system.parts[node];
  return part === undefined ? find(system.hosts)! : [node, ...chainOf(system, part.host)];
}
