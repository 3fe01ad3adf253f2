import type { Channel } from '../checker/index.ts';
import {
  hasOperatingSystem,
  isLocal,
  linkOf,
  targetsOf,
  MANAGER,
  nameAt,
  OPERATING_SYSTEM,
  type Composition,
} from './composition.ts';

/** Who says what to whom in a composition, and over what. */
export function channelsOf(composition: Composition): readonly Channel[] {
  const addresses = Object.keys(composition.processes);
  return [
    ...addresses.flatMap((address) => withManager(composition, address)),
    ...addresses.flatMap((address) => heartbeats(composition, address)),
    ...addresses.flatMap((address) => talk(composition, address)),
    ...besideManager(composition, addresses),
  ];
}

function withManager({ processes, control, options }: Composition, address: string): readonly Channel[] {
  const isInterested = targetsOf(processes[address]).length > 0;
  const travel = { ...control, ...processes[address]?.control };
  const acknowledgements = options?.controlChannel === 'ack-retransmit' ? ['Acknowledgement'] : [];
  const questions = isInterested ? ['LookupRequest', ...acknowledgements] : [];
  const notices = isInterested ? ['LookupReply', 'BirthNotification', 'DeathNotification'] : [];
  return [
    { ...travel, from: address, to: MANAGER, carries: ['RegisterRequest', ...questions] },
    { ...travel, from: MANAGER, to: address, carries: ['RegisterReply', 'ReRegisterDemand', ...notices] },
  ];
}

/** Datagrams: what does not fit into the buffer is lost, and so is what meets a partition. */
function heartbeats(composition: Composition, address: string): readonly Channel[] {
  if (hasOperatingSystem(composition) && isLocal(composition, address)) return [];
  const probes = composition.options?.probe === true;
  const travel = {
    ...composition.processes[address]?.heartbeat,
    kind: 'bag',
    whenFull: 'drop',
    link: linkOf(address),
  } as const;
  const beats: Channel = {
    ...travel,
    from: address,
    to: MANAGER,
    carries: ['Heartbeat', ...(probes ? ['ProbeReply'] : [])],
  };
  return probes ? [beats, { ...travel, from: MANAGER, to: address, carries: ['Probe'] }] : [beats];
}

/** Messages to those that a process follows, and what they send back. */
function talk(composition: Composition, from: string): readonly Channel[] {
  const { processes, ipc } = composition;
  if (ipc === undefined) return [];
  const follows = (follower: string, target: string): boolean =>
    targetsOf(processes[follower]).includes(nameAt(composition, target));
  return Object.keys(processes)
    .filter((to) => follows(from, to) || follows(to, from))
    .map((to) => ({
      ...ipc,
      from,
      to,
      kind: 'fifo',
      carries: [...(follows(from, to) ? ['Ipc'] : []), ...(follows(to, from) ? ['IpcReject'] : [])],
    }));
}

/** On the manager's own processor. */
function besideManager(composition: Composition, addresses: readonly string[]): readonly Channel[] {
  if (!hasOperatingSystem(composition)) return [];
  const atOnce = { kind: 'rendezvous' } as const;
  const asked = composition.operatingSystem ?? atOnce;
  const reports = composition.options?.localDetector === 'os-poll' ? [] : ['OsExit'];
  return [
    ...addresses
      .filter((address) => isLocal(composition, address))
      .map((from): Channel => ({ ...atOnce, from, to: OPERATING_SYSTEM, carries: ['TokenDrawn'] })),
    { ...asked, from: MANAGER, to: OPERATING_SYSTEM, carries: ['OsListQuery'] },
    { ...asked, from: OPERATING_SYSTEM, to: MANAGER, carries: ['OsList', ...reports] },
  ];
}
