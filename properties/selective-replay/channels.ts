import type { Channel } from '../checker/index.ts';
import { ARBITER, asSpecified, beatsInTime, clientsOf, linkOf, unitsOf, type Composition } from './composition.ts';

/** Who says what to whom in a composition, and over what. */
export function channelsOf(composition: Composition): readonly Channel[] {
  const units = unitsOf(composition);
  const { heartbeatPeriod } = { ...asSpecified, ...composition.options };
  const others = (from: string) => units.filter((to) => to !== from);
  return [
    ...units.flatMap((from) => others(from).map((to) => betweenUnits(composition, from, to))),
    ...(heartbeatPeriod === null
      ? []
      : units.flatMap((from) => others(from).map((to) => ofHeartbeats(composition, from, to)))),
    ...units.flatMap((unit) => clientsOf(composition).flatMap(({ client }) => withClient(composition, unit, client))),
    // That a unit has ended is known at once to all that are to know it.
    { kind: 'fifo', from: ARBITER, to: units, carries: ['FailoverEvent'], urgent: true },
    // The lines of the slots are read at once: whoever is put in cannot be heard before it is known to be there.
    { kind: 'rendezvous', from: ARBITER, to: units, carries: ['SlotReport'] },
    { kind: 'rendezvous', from: units, to: ARBITER, carries: ['SlotQuery'] },
  ];
}

function betweenUnits({ mirror, mirrorOf }: Composition, from: string, to: string): Channel {
  const carries = [
    ...['UpdateToStandby', 'AckForward', 'ChannelClosed'],
    ...['StepDown', 'JoinStandby', 'Snapshot', 'SnapshotAck', 'SnapshotRequest'],
  ];
  return { kind: 'fifo', ...(mirrorOf?.[from] ?? mirror), from, to, link: linkOf(from, to), carries };
}

/** Apart from all else that units say to each other: what is late there does not make a heartbeat late, and no traffic stands for one. */
function ofHeartbeats({ beats = beatsInTime, unheard = {} }: Composition, from: string, to: string): Channel {
  return {
    ...beats,
    loss: unheard[`${from} > ${to}`] ?? 0,
    kind: 'fifo',
    from,
    to,
    link: linkOf(from, to),
    carries: ['UnitHeartbeat'],
  };
}

function withClient(
  { fabric, fabricOf, answers = fabric }: Composition,
  unit: string,
  client: string,
): readonly Channel[] {
  const told = fabricOf?.[unit] ?? fabric;
  const way = { link: linkOf(unit, client) };
  return [
    {
      kind: 'fifo',
      ...told,
      ...way,
      from: unit,
      to: client,
      carries: ['UpdateToClient', 'AckQuery', 'Replay', 'EpochReply'],
    },
    {
      kind: 'fifo',
      ...answers,
      ...way,
      from: client,
      to: unit,
      carries: ['Ack', 'AckDirect', 'AckQueryReply', 'ReplayAck', 'StepDown', 'EpochQuery', 'ChannelReset'],
    },
  ];
}
