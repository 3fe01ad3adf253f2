import { ENVIRONMENT } from '../../machines/role.ts';
import { SystemError } from './errors.ts';
import { PART_ENDED } from './observers.ts';
import type { Channel, Fault, Host, System } from './system.ts';

/** Refuses a system whose pieces do not fit together, before anything runs; each offence with its path and its fix. */
export function validateSystem(system: System): void {
  const { name, parts } = system;
  const hosts = system.hosts.flatMap(function below(host: Host): string[] {
    return [host.name, ...(host.hosts ?? []).flatMap(below)];
  });
  const partNames = Object.keys(parts);
  unique([...hosts, ...partNames, ENVIRONMENT], `${name} > hosts and parts`);
  count(system.clockSkew ?? 0, `${name} > clockSkew`);
  for (const [part, { host, observedBy }] of Object.entries(parts)) {
    known(host, hosts, `${name} > parts.${part} > host`);
    if (observedBy !== undefined) validateObserver(part, observedBy, partNames, `${name} > parts.${part} > observedBy`);
  }
  system.channels.forEach((channel, at) => {
    validateChannel(channel, partNames, `${name} > channels[${String(at)}] (${channelName(channel)})`);
  });
  for (const [key, types] of carriedBetween(system.channels)) unique(types, `${name} > channels ${key} > carries`);
  system.stimuli?.forEach(({ part, times }, at) => {
    known(part, partNames, `${name} > stimuli[${String(at)}] > part`);
    count(times, `${name} > stimuli[${String(at)}] > times`);
  });
  const links = [...new Set(system.channels.flatMap(({ link }) => (link === undefined ? [] : [link])))];
  system.faults?.forEach((fault, at) => {
    validateFault(fault, [...hosts, ...partNames], links, `${name} > faults[${String(at)}]`);
  });
  unique(
    system.properties.map((property) => property.name),
    `${name} > properties`,
  );
  for (const property of system.properties) {
    if (property.expect === 'violated' && property.reason === undefined) {
      throw new SystemError(
        `${name} > property "${property.name}"`,
        'expect: violated without a reason',
        'Say in `reason` why it is kept.',
      );
    }
  }
}

/** The parts at either end of a channel. */
export function endsOf(end: string | readonly string[]): readonly string[] {
  return typeof end === 'string' ? [end] : end;
}

export function channelName({ from, to }: Channel): string {
  return `${endsOf(from).join(',')} > ${endsOf(to).join(',')}`;
}

function validateObserver(part: string, observer: string, parts: readonly string[], path: string): void {
  known(observer, parts, path);
  if (observer === part)
    throw new SystemError(path, 'the part itself', 'Name another part: one that is down can be told nothing.');
}

function validateChannel(channel: Channel, parts: readonly string[], path: string): void {
  for (const end of [...endsOf(channel.from), ...endsOf(channel.to)]) known(end, parts, path);
  count(channel.loss ?? 0, `${path} > loss`);
  count(channel.duplication ?? 0, `${path} > duplication`);
  if (typeof channel.urgent === 'object') count(channel.urgent.above, `${path} > urgent > above`);
  if (channel.carries.length === 0)
    throw new SystemError(`${path} > carries`, 'no message type', 'Name the messages that travel on it.');
  if (channel.carries.includes(PART_ENDED)) {
    throw new SystemError(
      `${path} > carries ${PART_ENDED}`,
      'what no part can say of another',
      'Name in `observedBy` of a part who is told when it goes down; let who passes that on say it by another name.',
    );
  }
  const bounded = channel.kind === 'fifo' || channel.kind === 'bag';
  const idle = (['capacity', 'whenFull', 'loss', 'duplication', 'urgent'] as const).filter(
    (key) => !bounded && channel[key] !== undefined,
  );
  if (idle.length > 0) {
    throw new SystemError(
      `${path} > ${idle.join(', ')}`,
      `a setting that means nothing on a ${channel.kind}`,
      'Leave it out, or make the channel a fifo or a bag.',
    );
  }
  if (channel.capacity !== undefined && !(Number.isSafeInteger(channel.capacity) && channel.capacity > 0)) {
    throw new SystemError(
      `${path} > capacity`,
      String(channel.capacity),
      'Give a whole number of messages, 1 or more.',
    );
  }
}

function validateFault(fault: Fault, nodes: readonly string[], links: readonly string[], path: string): void {
  if ('crash' in fault) known(fault.crash, nodes, `${path} > crash`);
  else if ('restart' in fault) known(fault.restart, nodes, `${path} > restart`);
  else if ('remove' in fault) known(fault.remove, nodes, `${path} > remove`);
  else if ('cut' in fault) known(fault.cut, links, `${path} > cut`);
  else known(fault.heal, links, `${path} > heal`);
  if ('times' in fault) count(fault.times, `${path} > times`);
}

function* carriedBetween(channels: readonly Channel[]): Iterable<[string, string[]]> {
  const carried = new Map<string, string[]>();
  for (const { from, to, carries } of channels) {
    for (const sender of endsOf(from)) {
      for (const receiver of endsOf(to)) {
        const key = `${sender} > ${receiver}`;
        carried.set(key, [...(carried.get(key) ?? []), ...carries]);
      }
    }
  }
  yield* carried;
}

function known(name: string, names: readonly string[], path: string): void {
  if (!names.includes(name))
    throw new SystemError(
      path,
      `the unknown name "${name}"`,
      `Use one of: ${names.join(', ') || '(none is declared)'}.`,
    );
}

function unique(names: readonly string[], path: string): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new SystemError(path, `"${twice}" twice`, 'Give each its own name.');
}

function count(times: number | 'unbounded', path: string): void {
  if (times !== 'unbounded' && !(Number.isSafeInteger(times) && times >= 0)) {
    throw new SystemError(path, String(times), 'Give a whole number, 0 or more.');
  }
}
